using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Machinery.Selectors;
using GroupVersionResource = Dotnetes.Machinery.Schema.GroupVersionResource;

namespace Dotnetes.Controllers;

/// <summary>Owner references of the managing controller: who controls what, adoption and release.</summary>
public static class Ownership
{
    /// <summary>The owner that controls an object, or null.</summary>
    public static OwnerReference? ControllerOf(IKubeObject value) => value.Metadata.OwnerReferences.Find(o => o.Controller == true);

    /// <summary>Whether <paramref name="owner"/> controls an object.</summary>
    public static bool IsControlledBy(IKubeObject value, IKubeObject owner) => ControllerOf(value)?.Uid == owner.Metadata.Uid;

    /// <summary>The reference with which an owner controls its objects.</summary>
    public static OwnerReference ReferenceTo(IKubeObject owner) => new()
    {
        ApiVersion = owner.KindInfo.ApiVersion,
        Kind = owner.KindInfo.Kind,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };

    /// <summary>
    /// Whether the server still has an owner, and nobody deletes it. Informers of different kinds are not in step: what became of the dependents of an owner may be known before its deletion, which was the cause. Whoever adopts or
    /// replaces dependents then takes away what was to be left behind, or makes what nobody wants.
    /// An owner that its controller has not dealt with yet had no dependents that could go, and need not be asked about.
    /// </summary>
    /// <param name="client">The API.</param>
    /// <param name="owner">The owner as an informer has it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="KubeApiException">The server refuses to tell.</exception>
    public static async ValueTask<bool> IsWanted(IKubeClient client, IKubeObject owner, CancellationToken cancellationToken)
    {
        var (kind, known) = (owner.KindInfo, owner.Metadata);
        try
        {
            var latest = await MetadataClient.For(client, new GroupVersionResource(kind.Group, kind.Version, kind.Plural)).Get<PartialObjectMetadata>(known.Namespace, known.Name, cancellationToken: cancellationToken);
            return latest.Metadata.Uid == known.Uid && latest.Metadata.DeletionTimestamp is null;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    /// <summary>
    /// The objects that an owner controls after adopting orphans that its selector matches and releasing what it no longer matches.
    /// </summary>
    /// <param name="client">The API.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="selector">Its selector.</param>
    /// <param name="candidates">All objects of the namespace.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <param name="finalizer">A finalizer that adopted objects get; empty for none.</param>
    public static async ValueTask<List<T>> Claim<T>(
        IKubeClient client, IKubeObject owner, LabelSelection selector, IEnumerable<T> candidates, CancellationToken cancellationToken, string finalizer = "")
        where T : class, IKubeObject<T>
    {
        var claimed = new List<T>();
        bool? mayAdopt = null;
        foreach (var candidate in candidates)
        {
            var controller = ControllerOf(candidate);
            var matches = selector.Matches(candidate.Metadata.Labels);
            if (controller?.Uid == owner.Metadata.Uid)
            {
                if (matches || owner.Metadata.DeletionTimestamp is not null)
                {
                    claimed.Add(candidate);
                }
                else
                {
                    await Release(client, owner, candidate, cancellationToken);
                }
            }
            else if (controller is null && matches && owner.Metadata.DeletionTimestamp is null && candidate.Metadata.DeletionTimestamp is null)
            {
                mayAdopt ??= await IsWanted(client, owner, cancellationToken);
                if (mayAdopt == true && await Adopt(client, owner, candidate, finalizer, cancellationToken) is { } adopted)
                {
                    claimed.Add(adopted);
                }
            }
        }

        return claimed;
    }

    private static async ValueTask<T?> Adopt<T>(IKubeClient client, IKubeObject owner, T candidate, string finalizer, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var finalizers = finalizer.Length == 0 ? "" : $",\"finalizers\":[\"{finalizer}\"]";
        var patch = $$$"""{"metadata":{"uid":"{{{candidate.Metadata.Uid}}}","ownerReferences":[{{{JsonText.Of(ReferenceTo(owner))}}}]{{{finalizers}}} } }""";
        try
        {
            return await client.Patch<T>(candidate.Metadata.Namespace, candidate.Metadata.Name, ObjectPatch.Strategic(patch), cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private static async ValueTask Release<T>(IKubeClient client, IKubeObject owner, T candidate, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var patch = $$$"""{"metadata":{"uid":"{{{candidate.Metadata.Uid}}}","ownerReferences":[{"$patch":"delete","uid":"{{{owner.Metadata.Uid}}}"}]}}""";
        try
        {
            await client.Patch<T>(candidate.Metadata.Namespace, candidate.Metadata.Name, ObjectPatch.Strategic(patch), cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.Code == 422)
        {
            // Gone, or released by somebody else already.
        }
    }
}
