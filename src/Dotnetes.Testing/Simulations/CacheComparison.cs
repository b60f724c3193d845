using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Policy.V1;

namespace Dotnetes.Testing.Simulations;

/// <summary>Compares what the API server's watch caches answer with the store.</summary>
internal static class CacheComparison
{
    /// <summary>What differs; null when nothing does.</summary>
    public static async Task<string?> Difference(TestCluster cluster, ClusterModel model) =>
        await Of<Pod>(cluster, model) ?? await Of<Node>(cluster, model) ?? await Of<Deployment>(cluster, model) ?? await Of<ReplicaSet>(cluster, model)
        ?? await Of<StatefulSet>(cluster, model) ?? await Of<DaemonSet>(cluster, model) ?? await Of<Job>(cluster, model) ?? await Of<ConfigMap>(cluster, model)
        ?? await Of<Service>(cluster, model) ?? await Of<EndpointSlice>(cluster, model) ?? await Of<PodDisruptionBudget>(cluster, model)
        ?? await Of<ResourceQuota>(cluster, model) ?? await Of<Namespace>(cluster, model) ?? await Of<Lease>(cluster, model);

    private static async Task<string?> Of<T>(TestCluster cluster, ClusterModel model)
        where T : class, IKubeObject<T>
    {
        // Version 0 is the cache as it is; leases change all the time, so only who is there counts.
        var cached = (await cluster.Client.List<T>(null, new() { ResourceVersion = "0" })).Items;
        var stored = model.All<T>().Select(o => o.Metadata.Uid).ToHashSet();
        foreach (var value in cached)
        {
            if (!stored.Remove(value.Metadata.Uid))
            {
                return $"the watch cache has {T.Info.Kind} {value.Metadata.Namespace}/{value.Metadata.Name}, which the store has not";
            }
        }

        return stored.Count == 0 ? null : $"the watch cache lacks {stored.Count} {T.Info.Plural} of the store";
    }
}
