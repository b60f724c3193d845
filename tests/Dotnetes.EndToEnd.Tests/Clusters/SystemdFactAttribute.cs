namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A test on a machine that systemd starts; skipped by name where there can be none.</summary>
public sealed class SystemdFactAttribute : FactAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public SystemdFactAttribute() => Skip = SystemdMachine.Obstacle;
}
