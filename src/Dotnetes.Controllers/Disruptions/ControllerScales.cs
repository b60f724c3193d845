using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Autoscaling.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Informers;

namespace Dotnetes.Controllers.Disruptions;

/// <summary>How many pods the controllers of pods want: known kinds from the caches, all others by their scale subresource.</summary>
internal sealed class ControllerScales(IKubeClient client, IInformer<ReplicationController> controllers, IInformer<ReplicaSet> sets, IInformer<Deployment> deployments, IInformer<StatefulSet> stateful)
{
    /// <summary>The sum over the controllers of some pods of one namespace, and the names of the pods that have none.</summary>
    /// <exception cref="DisruptionUnknownException">The controller of a pod is not there, or does not tell.</exception>
    public async ValueTask<(int Sum, List<string> Unmanaged)> SumFor(IEnumerable<Pod> pods, CancellationToken cancellationToken)
    {
        var scales = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var unmanaged = new List<string>();
        foreach (var pod in pods)
        {
            if (Ownership.ControllerOf(pod) is not { } owner)
            {
                unmanaged.Add(pod.Metadata.Name);
            }
            else if (known.Add(owner.Uid))
            {
                var (uid, scale) = await Find(owner, pod.Metadata.Namespace, cancellationToken)
                    ?? throw new DisruptionUnknownException($"found no controllers for pod \"{pod.Metadata.Name}\"");
                scales[uid] = scale;
            }
        }

        return (scales.Values.Sum(), unmanaged);
    }

    private async ValueTask<(string Uid, int Scale)?> Find(OwnerReference owner, string ns, CancellationToken cancellationToken) => (owner.ApiVersion, owner.Kind) switch
    {
        ("apps/v1", "ReplicaSet") => OfReplicaSet(owner, ns),
        ("apps/v1", "StatefulSet") => Same(stateful.Get(ns, owner.Name), owner) is { } set ? (owner.Uid, set.Spec.Replicas ?? 1) : null,
        ("v1", "ReplicationController") => Same(controllers.Get(ns, owner.Name), owner) is { } controller ? (owner.Uid, controller.Spec.Replicas ?? 1) : null,
        _ => await OfScale(owner, ns, cancellationToken),
    };

    // The sets of one deployment share its scale, so that a rollout does not count twice.
    private (string Uid, int Scale)? OfReplicaSet(OwnerReference owner, string ns)
    {
        if (Same(sets.Get(ns, owner.Name), owner) is not { } set)
        {
            return null;
        }

        if (Ownership.ControllerOf(set) is not { Kind: "Deployment" } parent)
        {
            return (owner.Uid, set.Spec.Replicas ?? 1);
        }

        return Same(deployments.Get(ns, parent.Name), parent) is { } deployment ? (parent.Uid, deployment.Spec.Replicas ?? 1) : null;
    }

    private async ValueTask<(string Uid, int Scale)?> OfScale(OwnerReference owner, string ns, CancellationToken cancellationToken)
    {
        var api = await ApiDiscovery.Read(client, cancellationToken);
        if (api.Find(owner.ApiVersion, owner.Kind) is not { } resource)
        {
            throw new DisruptionUnknownException($"no matches for kind \"{owner.Kind}\" in version \"{owner.ApiVersion}\"");
        }

        var name = resource.Name;
        try
        {
            var request = new KubeRequest { Verb = "get", Group = name.Group, Version = name.Version, Resource = name.Resource, Namespace = ns, Name = owner.Name, Subresource = "scale" };
            var answer = await client.Send(request, cancellationToken);
            return answer.Value is Scale scale && scale.Metadata.Uid == owner.Uid ? (owner.Uid, scale.Spec.Replicas) : null;
        }
        catch (KubeApiException e) when (e.IsNotFound || e.Code == 405)
        {
            // Either the object is not there or its resource has no scale; an answer that names the object tells which.
            return e.Status.Details?.Name == owner.Name && e.IsNotFound && await Exists(name, ns, owner.Name, cancellationToken) is false
                ? null
                : throw new DisruptionUnknownException($"{name.Resource}{(name.Group.Length == 0 ? "" : "." + name.Group)} does not implement the scale subresource");
        }
    }

    private async ValueTask<bool> Exists(Machinery.Schema.GroupVersionResource name, string ns, string objectName, CancellationToken cancellationToken)
    {
        try
        {
            await client.Send(new() { Verb = "get", Group = name.Group, Version = name.Version, Resource = name.Resource, Namespace = ns, Name = objectName, MetadataOnly = true }, cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound || e.Code == 403)
        {
            // Who may read the scale need not be allowed to read the object; then it is taken to be there.
            return e.Code == 403;
        }
    }

    private static T? Same<T>(T? value, OwnerReference reference)
        where T : class, IKubeObject<T> => value?.Metadata.Uid == reference.Uid ? value : null;
}
