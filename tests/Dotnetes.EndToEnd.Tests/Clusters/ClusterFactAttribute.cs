namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A test that runs a real cluster; skipped by name where the machine cannot run one.</summary>
public sealed class ClusterFactAttribute : FactAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public ClusterFactAttribute() => Skip = TestCluster.Obstacle;
}
