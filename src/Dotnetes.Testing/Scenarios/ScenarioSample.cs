namespace Dotnetes.Testing.Scenarios;

/// <summary>The figures at one time.</summary>
/// <param name="Seconds">The time from the start, in seconds.</param>
/// <param name="Nodes">How many nodes there are.</param>
/// <param name="NodesReady">How many of them are ready.</param>
/// <param name="Pending">How many pods wait for a node or for their start.</param>
/// <param name="Running">How many pods run.</param>
/// <param name="Ready">How many of them are ready.</param>
/// <param name="Ended">How many pods have ended.</param>
/// <param name="CpuShare">What pods ask for of the processors of nodes that are ready, from 0 to 1.</param>
/// <param name="MemoryShare">What pods ask for of the memory of nodes that are ready, from 0 to 1.</param>
public readonly record struct ScenarioSample(double Seconds, int Nodes, int NodesReady, int Pending, int Running, int Ready, int Ended, double CpuShare, double MemoryShare);
