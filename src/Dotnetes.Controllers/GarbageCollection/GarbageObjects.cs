using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Discovery;
using Dotnetes.Controllers.Monitoring;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>Reads, patches and deletes objects of any resource by their identity.</summary>
internal sealed class GarbageObjects(IKubeClient client, ResourceMonitors monitors)
{
    /// <summary>The resource that holds a kind.</summary>
    /// <exception cref="UnknownKindException">The server offers none, at least not when it was asked last.</exception>
    public DiscoveredResource ResourceOf(string apiVersion, string kind) => monitors.Api.Find(apiVersion, kind) ?? throw new UnknownKindException(apiVersion, kind);

    /// <summary>The object of that name, or null; its uid may be another.</summary>
    /// <exception cref="NamespacedOwnerException">The kind has namespaces and the identity has none.</exception>
    public async ValueTask<ObjectMeta?> Get(ObjectIdentity identity, CancellationToken cancellationToken)
    {
        var (access, ns, _) = Access(identity);
        try
        {
            return (await access.Get<PartialObjectMetadata>(ns, identity.Name, cancellationToken: cancellationToken)).Metadata;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// The objects that refer to an owner, as the server has them now. Resources that are gone, that the collector may not list, or whose aggregated server did not answer when it was asked last, count as empty: they must not keep
    /// the owner for ever.
    /// </summary>
    /// <param name="owner">The owner; dependents of one with a namespace are looked for there only.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="KubeApiException">A resource cannot be listed at present.</exception>
    public async ValueTask<List<ObjectIdentity>> DependentsOf(ObjectIdentity owner, CancellationToken cancellationToken)
    {
        var found = new List<ObjectIdentity>();
        foreach (var resource in monitors.Resources.Where(r => (r.Namespaced || owner.Namespace.Length == 0) && !monitors.Api.IsStale(r)))
        {
            try
            {
                var items = (await MetadataClient.For(client, resource.Name).List<PartialObjectMetadata>(owner.Namespace, cancellationToken: cancellationToken)).Items;
                found.AddRange(items.Where(i => i.Metadata.OwnerReferences.Any(o => o.Uid == owner.Uid))
                    .Select(i => new ObjectIdentity(resource.ApiVersion, resource.Kind, i.Metadata.Namespace, i.Metadata.Name, i.Metadata.Uid)));
            }
            catch (KubeApiException e) when (e.IsNotFound || e.Code is 403 or 405)
            {
                // Nothing that could be released.
            }
        }

        return found;
    }

    /// <summary>Patches an object; when the resource takes no strategic patches, with the merge patch made of its present state.</summary>
    public async ValueTask Patch(ObjectIdentity identity, ObjectPatch patch, Func<ObjectMeta, ObjectPatch>? merge, CancellationToken cancellationToken)
    {
        var (access, ns, _) = Access(identity);
        try
        {
            await access.Patch<PartialObjectMetadata>(ns, identity.Name, patch, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.Code == 415 && merge is not null)
        {
            var latest = await access.Get<PartialObjectMetadata>(ns, identity.Name, cancellationToken: cancellationToken);
            await access.Patch<PartialObjectMetadata>(ns, identity.Name, merge(latest.Metadata), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Deletes an object in the state that was looked at, or in a newer one with the same owners.</summary>
    /// <returns>Whether there was such an object.</returns>
    public async ValueTask<bool> Delete(ObjectIdentity identity, ObjectMeta seen, string propagation, CancellationToken cancellationToken)
    {
        var (access, ns, _) = Access(identity);
        var options = new DeleteOptions { Preconditions = new() { Uid = identity.Uid, ResourceVersion = seen.ResourceVersion }, PropagationPolicy = propagation };
        try
        {
            await access.Delete<PartialObjectMetadata>(ns, identity.Name, options, cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return false;
        }
        catch (KubeApiException e) when (e.IsConflict)
        {
            if (await Get(identity, cancellationToken) is not { } latest)
            {
                return false;
            }

            if (latest.Uid != identity.Uid || latest.ResourceVersion == seen.ResourceVersion || latest.OwnerReferences != seen.OwnerReferences)
            {
                throw;
            }
        }

        // The object changes often, but not its owners: without the version then, or it would never be caught.
        try
        {
            await access.Delete<PartialObjectMetadata>(ns, identity.Name, options with { Preconditions = new() { Uid = identity.Uid } }, cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    private (IKubeClient Client, string Namespace, DiscoveredResource Resource) Access(ObjectIdentity identity)
    {
        var resource = ResourceOf(identity.ApiVersion, identity.Kind);
        if (resource.Namespaced && identity.Namespace.Length == 0)
        {
            throw new NamespacedOwnerException();
        }

        return (MetadataClient.For(client, resource.Name), resource.Namespaced ? identity.Namespace : "", resource);
    }

    /// <summary>Nothing is known about a kind; it may be a new one, or one that never was.</summary>
    internal sealed class UnknownKindException(string apiVersion, string kind) : Exception($"unable to get REST mapping for {apiVersion}/{kind}.");

    /// <summary>A cluster-scoped object refers to an owner with a namespace, which cannot become right by itself.</summary>
    internal sealed class NamespacedOwnerException() : Exception("cluster-scoped objects cannot refer to namespaced owners");
}
