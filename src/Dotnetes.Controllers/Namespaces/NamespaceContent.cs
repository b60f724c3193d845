using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Discovery;
using Dotnetes.Controllers.Replication;
using GroupVersionResource = Dotnetes.Machinery.Schema.GroupVersionResource;

namespace Dotnetes.Controllers.Namespaces;

/// <summary>One attempt to delete everything in a namespace, and what came of it.</summary>
internal sealed class NamespaceContent(IKubeClient client, Namespace ns, DateTimeOffset now)
{
    private static readonly TimeSpan s_leavingEstimate = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_finalizerEstimate = TimeSpan.FromSeconds(15);
    private static readonly GroupVersionResource s_pods = new("", "v1", "pods");

    private readonly string _name = ns.Metadata.Name;

    /// <summary>Why the resources could not all be discovered; null when they were.</summary>
    public string? DiscoveryFailure { get; private set; }

    /// <summary>Why resources could not be emptied.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>How many objects are left, by resource.</summary>
    public SortedDictionary<string, int> Remaining { get; } = new(StringComparer.Ordinal);

    /// <summary>How many objects wait for each finalizer.</summary>
    public SortedDictionary<string, int> Finalizers { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether pods are left, for which all else waits.</summary>
    public bool WaitsForPods { get; private set; }

    /// <summary>How long until everything is likely to be gone; null when it is.</summary>
    public TimeSpan? Estimate { get; private set; }

    /// <summary>Deletes.</summary>
    public async ValueTask Delete(CancellationToken cancellationToken)
    {
        DiscoveredApi api;
        try
        {
            api = await ApiDiscovery.Read(client, cancellationToken);
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            DiscoveryFailure = e.Message;
            return;
        }

        if (api.Stale.Count > 0)
        {
            DiscoveryFailure = $"Discovery failed for some groups, {api.Stale.Count} failing: unable to retrieve the complete list of server APIs: {string.Join(", ", api.Stale.Select(s => $"{s}: stale GroupVersion discovery: {s}"))}";
        }

        var resources = api.Preferred.Where(r => r.Namespaced && r.Offers("delete")).ToList();
        if (resources.Find(r => r.Name == s_pods) is { } pods)
        {
            await TryEmpty(pods, cancellationToken);
            if (Remaining.Count > 0)
            {
                WaitsForPods = true;
                return;
            }
        }

        foreach (var resource in resources.Where(r => r.Name != s_pods))
        {
            await TryEmpty(resource, cancellationToken);
        }
    }

    /// <summary>Throws when anything failed, so that it is tried again.</summary>
    public void ThrowIfFailed()
    {
        if (DiscoveryFailure is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        if (Failures.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", Failures));
        }
    }

    private async ValueTask TryEmpty(DiscoveredResource resource, CancellationToken cancellationToken)
    {
        try
        {
            await Empty(resource, cancellationToken);
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Failures.Add(resource.Name == s_pods ? $"failed to delete pods for namespace: {_name}, err: {e.Message}" : e.Message);
        }
    }

    private async ValueTask Empty(DiscoveredResource resource, CancellationToken cancellationToken)
    {
        var metadata = MetadataClient.For(client, resource.Name);
        var grace = resource.Name == s_pods ? await LongestGrace(cancellationToken) : TimeSpan.Zero;
        if (!await DeleteAll(resource, metadata, cancellationToken) || !resource.Offers("list"))
        {
            return;
        }

        var left = await metadata.List<PartialObjectMetadata>(_name, cancellationToken: cancellationToken);
        if (left.Items.Count == 0)
        {
            return;
        }

        Remaining[$"{resource.Name.Resource}.{resource.Name.Group}"] = left.Items.Count;
        var held = 0;
        foreach (var finalizer in left.Items.SelectMany(i => i.Metadata.Finalizers))
        {
            Finalizers[finalizer] = Finalizers.GetValueOrDefault(finalizer) + 1;
            held++;
        }

        // What is being deleted already is late, but not unexpected.
        var leaving = left.Items.All(i => i.Metadata.DeletionTimestamp is not null) ? s_leavingEstimate : TimeSpan.Zero;
        var estimate = grace > TimeSpan.Zero ? grace : held > 0 ? s_finalizerEstimate : leaving;
        if (estimate == TimeSpan.Zero)
        {
            Failures.Add($"unexpected items still remain in namespace: {_name} for gvr: {resource.Name.Group}/{resource.Name.Version}, Resource={resource.Name.Resource}");
        }
        else if (Estimate is null || estimate > Estimate)
        {
            Estimate = estimate;
        }
    }

    // False when the resource turned out not to exist here.
    private async ValueTask<bool> DeleteAll(DiscoveredResource resource, IKubeClient metadata, CancellationToken cancellationToken)
    {
        var options = new DeleteOptions { PropagationPolicy = "Background" };
        try
        {
            if (resource.Offers("deletecollection"))
            {
                await metadata.DeleteCollection<PartialObjectMetadata>(_name, null, options, cancellationToken);
                return true;
            }

            if (!resource.Offers("list"))
            {
                return false;
            }

            var present = await metadata.List<PartialObjectMetadata>(_name, cancellationToken: cancellationToken);
            foreach (var item in present.Items.ToList())
            {
                await DeleteOne(metadata, item.Metadata.Name, options, cancellationToken);
            }

            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound || e.Code == 405)
        {
            return false;
        }
    }

    private async ValueTask DeleteOne(IKubeClient metadata, string name, DeleteOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await metadata.Delete<PartialObjectMetadata>(_name, name, options, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.Code == 405)
        {
            // Gone, or not to be deleted at all.
        }
    }

    // Pods may take their time, but not longer than they were granted since the namespace was deleted.
    private async ValueTask<TimeSpan> LongestGrace(CancellationToken cancellationToken)
    {
        var pods = await client.List<Pod>(_name, cancellationToken: cancellationToken);
        var longest = pods.Items.Where(p => !PodState.IsTerminal(p)).Select(p => p.Spec.TerminationGracePeriodSeconds ?? 0).DefaultIfEmpty().Max();
        var grace = TimeSpan.FromSeconds(longest);
        return now - ns.Metadata.DeletionTimestamp!.Value.ToDateTimeOffset() >= grace ? TimeSpan.Zero : grace;
    }
}
