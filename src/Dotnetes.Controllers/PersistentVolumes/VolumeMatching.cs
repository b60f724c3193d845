using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.PersistentVolumes;

/// <summary>Which volumes do for which claims.</summary>
internal static class VolumeMatching
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";
    private const string Filesystem = "Filesystem";

    /// <summary>The class that a claim asks for; empty for none.</summary>
    public static string ClassOf(PersistentVolumeClaim claim) => claim.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? claim.Spec.StorageClassName ?? "";

    /// <summary>Whether a claim says anything about its class, be it that it wants none.</summary>
    public static bool NamesClass(PersistentVolumeClaim claim) => claim.Spec.StorageClassName is not null || claim.Metadata.Annotations.ContainsKey(ClassAnnotation);

    /// <summary>The class of a volume; empty for none.</summary>
    public static string ClassOf(PersistentVolume volume) => volume.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? volume.Spec.StorageClassName;

    /// <summary>Whether a volume is reserved for a claim, or bound to it.</summary>
    public static bool IsFor(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.Spec.ClaimRef is { } reference
        && reference.Name == claim.Metadata.Name
        && reference.Namespace == claim.Metadata.Namespace
        && (reference.Uid.Length == 0 || reference.Uid == claim.Metadata.Uid);

    /// <summary>Whether one is a file system and the other a block device.</summary>
    public static bool ModesDiffer(PersistentVolume volume, PersistentVolumeClaim claim) => (claim.Spec.VolumeMode ?? Filesystem) != (volume.Spec.VolumeMode ?? Filesystem);

    /// <summary>
    /// The volume to bind a claim to: one that is reserved for it, else the smallest that is large enough among those with the fewest access modes
    /// that include what is asked for; null when there is none.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">All volumes.</param>
    /// <param name="onlyReserved">Whether volumes that are not reserved are left to the scheduler.</param>
    public static PersistentVolume? Find(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, bool onlyReserved)
    {
        var selector = claim.Spec.Selector is { } s ? LabelSelection.FromSelector(s) : LabelSelection.Everything;
        var wanted = Requested(claim);
        return volumes
            .Where(v => v.Metadata.DeletionTimestamp is null
                && (v.Spec.ClaimRef is null || IsFor(v, claim))
                && HasModes(v, claim)
                && Capacity(v) >= wanted
                && !ModesDiffer(v, claim)
                && (v.Spec.VolumeAttributesClassName ?? "") == (claim.Spec.VolumeAttributesClassName ?? ""))
            .Where(v => IsFor(v, claim)
                || (!onlyReserved && v.Status.Phase == PersistentVolumePhase.Available && selector.Matches(v.Metadata.Labels) && ClassOf(v) == ClassOf(claim)))
            .OrderBy(v => IsFor(v, claim) ? 0 : 1)
            .ThenBy(v => v.Spec.AccessModes.Count)
            .ThenBy(Capacity)
            .FirstOrDefault();
    }

    /// <summary>Why the volume that a claim names does not do; null when it does.</summary>
    public static string? Mismatch(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        if (volume.Metadata.DeletionTimestamp is not null)
        {
            return $"the volume is marked for deletion \"{volume.Metadata.Name}\"";
        }

        if (Capacity(volume) < Requested(claim))
        {
            return "requested PV is too small";
        }

        if (ClassOf(volume) != ClassOf(claim))
        {
            return "storageClassName does not match";
        }

        if ((volume.Spec.VolumeAttributesClassName ?? "") != (claim.Spec.VolumeAttributesClassName ?? ""))
        {
            return "volumeAttributesClassName does not match";
        }

        return ModesDiffer(volume, claim) ? "incompatible volumeMode" : HasModes(volume, claim) ? null : "incompatible accessMode";
    }

    private static Quantity Capacity(PersistentVolume volume) => volume.Spec.Capacity.GetValueOrDefault(ResourceName.Storage);

    private static Quantity Requested(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.GetValueOrDefault(ResourceName.Storage);

    private static bool HasModes(PersistentVolume volume, PersistentVolumeClaim claim) => claim.Spec.AccessModes.All(volume.Spec.AccessModes.Contains);
}
