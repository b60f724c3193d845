using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>
/// What becomes of claims when their set is deleted or scaled down (KEP-1847). It is left to the garbage collector, by owner references: to the set when claims
/// go with it, to the pod when it is one too many.
/// </summary>
internal static class ClaimRetention
{
    /// <summary>Whether claims go when the set shrinks.</summary>
    public static bool DeletesWhenScaled(StatefulSet set) => set.Spec.PersistentVolumeClaimRetentionPolicy?.WhenScaled == PersistentVolumeClaimRetentionPolicyType.Delete;

    /// <summary>Whether claims go with the set.</summary>
    public static bool DeletesWhenDeleted(StatefulSet set) => set.Spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted == PersistentVolumeClaimRetentionPolicyType.Delete;

    /// <summary>Whether somebody else controls a claim that the policy would let the set control.</summary>
    public static bool HasOtherController(PersistentVolumeClaim claim, StatefulSet set, Pod pod)
    {
        if (!DeletesWhenScaled(set) && !DeletesWhenDeleted(set))
        {
            return false;
        }

        return claim.Metadata.OwnerReferences.Any(r => IsFor(r, set) ? r.Uid != set.Metadata.Uid : IsFor(r, pod) ? r.Uid != pod.Metadata.Uid : r.Controller == true);
    }

    /// <summary>Whether a claim belongs to an earlier object of the same name, whose end it will share.</summary>
    public static bool IsStale(PersistentVolumeClaim claim, IKubeObject owner) => claim.Metadata.OwnerReferences.Any(r => IsFor(r, owner) && r.Uid != owner.Metadata.Uid);

    /// <summary>The claim with the owners that the policy asks for; the same object when it has them.</summary>
    public static PersistentVolumeClaim Apply(PersistentVolumeClaim claim, StatefulSet set, Pod pod)
    {
        if (IsStale(claim, set) || IsStale(claim, pod))
        {
            return claim;
        }

        var others = claim.Metadata.OwnerReferences.RemoveAll(r => IsFor(r, set) || IsFor(r, pod));
        var wanted = HasOtherController(claim, set, pod) ? others : Owner(set, pod) is { } owner ? others.Add(Ownership.ReferenceTo(owner)) : others;
        return Same(claim.Metadata.OwnerReferences, wanted) ? claim : claim with { Metadata = claim.Metadata with { OwnerReferences = wanted } };
    }

    private static IKubeObject? Owner(StatefulSet set, Pod pod)
    {
        if (DeletesWhenScaled(set) && !StatefulIdentity.IsWanted(set, pod))
        {
            return pod;
        }

        return DeletesWhenDeleted(set) ? set : null;
    }

    // References are the same when they name the same owners in the same role; the order does not count.
    private static bool Same(ValueList<OwnerReference> present, ValueList<OwnerReference> wanted) =>
        present.Select(r => (r.Uid, r.Controller == true)).ToHashSet().SetEquals(wanted.Select(r => (r.Uid, r.Controller == true)));

    private static bool IsFor(OwnerReference reference, IKubeObject owner) =>
        reference.ApiVersion == owner.KindInfo.ApiVersion && reference.Kind == owner.KindInfo.Kind && reference.Name == owner.Metadata.Name;
}
