namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>The tests that share one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<TestCluster>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "cluster";
}
