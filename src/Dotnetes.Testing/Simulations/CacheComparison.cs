using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;

namespace Dotnetes.Testing.Simulations;

/// <summary>Compares what the API server's watch caches answer with the store.</summary>
internal static class CacheComparison
{
    private static readonly UserInfo s_observer = new("observer") { Groups = ["system:masters", "system:authenticated"] };

    /// <summary>What differs; null when nothing does, or when the API server does not answer.</summary>
    public static async Task<string?> Difference(TestCluster cluster, ClusterModel model)
    {
        if (cluster.Core is not { } core)
        {
            return null;
        }

        try
        {
            return await Difference(new KubeClient(core.Transport(s_observer, "observer")), model);
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException or OperationCanceledException)
        {
            // It is stopping, or about to start.
            return null;
        }
    }

    /// <summary>What differs; null when nothing does.</summary>
    public static async Task<string?> Difference(IKubeClient client, ClusterModel model) =>
        await Of<Pod>(client, model) ?? await Of<Node>(client, model) ?? await Of<Deployment>(client, model) ?? await Of<ReplicaSet>(client, model)
        ?? await Of<StatefulSet>(client, model) ?? await Of<DaemonSet>(client, model) ?? await Of<Job>(client, model) ?? await Of<ConfigMap>(client, model)
        ?? await Of<Service>(client, model) ?? await Of<EndpointSlice>(client, model) ?? await Of<PodDisruptionBudget>(client, model)
        ?? await Of<ResourceQuota>(client, model) ?? await Of<Namespace>(client, model) ?? await Of<Lease>(client, model);

    private static async Task<string?> Of<T>(IKubeClient client, ClusterModel model)
        where T : class, IKubeObject<T>
    {
        // Version 0 is the cache as it is.
        var list = await client.List<T>(null, new() { ResourceVersion = "0" });
        var at = long.Parse(list.Metadata.ResourceVersion, CultureInfo.InvariantCulture);
        if (at < model.Changed<T>() || at > model.Revision)
        {
            // One of the two is about to see what the other one has seen.
            return null;
        }

        var stored = model.Revisions<T>();
        foreach (var value in list.Items)
        {
            if (!stored.Remove(value.Metadata.Uid, out var revision) || value.Metadata.ResourceVersion != revision.ToString(CultureInfo.InvariantCulture))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"at revision {at} the watch cache has version {value.Metadata.ResourceVersion} of {T.Info.Kind} {value.Metadata.Namespace}/{value.Metadata.Name}, the store {(revision == 0 ? "none" : revision)}");
            }
        }

        return stored.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"at revision {at} the watch cache lacks {stored.Count} {T.Info.Plural} of the store");
    }
}
