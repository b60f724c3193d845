namespace Dotnetes.Testing.Disks;

/// <summary>The simulated machine has stopped.</summary>
public sealed class SimulatedCrashException() : IOException("the simulated machine has stopped");
