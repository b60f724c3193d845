using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>Warns of old ways to ask for storage.</summary>
internal static class StorageWarnings
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";
    private const string MountAnnotation = "volume.beta.kubernetes.io/mount-options";

    private static readonly FieldPath s_annotations = FieldPath.Of("metadata", "annotations");

    /// <summary>Warnings about a claim.</summary>
    public static IEnumerable<string> Claim(PersistentVolumeClaim claim) =>
    [
        .. claim.Metadata.Annotations.ContainsKey(ClassAnnotation)
            ? [$"{s_annotations.Key(ClassAnnotation)}: deprecated since v1.8; use \"storageClassName\" attribute instead"]
            : Array.Empty<string>(),
        .. Claim(FieldPath.Of("spec"), claim.Spec),
    ];

    /// <summary>Warnings about the spec of a claim.</summary>
    public static IEnumerable<string> Claim(FieldPath path, PersistentVolumeClaimSpec spec)
    {
        foreach (var (name, amounts) in ((string, ValueMap<Quantity>)[])[("requests", spec.Resources.Requests), ("limits", spec.Resources.Limits)])
        {
            if (amounts.TryGetValue("storage", out var amount) && amount.MilliValue() % 1000 != 0)
            {
                yield return $"{path.Child("resources", name).Key("storage")}: fractional byte value {GoText.Quote(amount.ToString())} is invalid, must be an integer";
            }
        }
    }

    /// <summary>Warnings about a volume.</summary>
    public static IEnumerable<string> Volume(PersistentVolume volume)
    {
        var spec = volume.Spec;
        var texts = new List<string>();
        Add(volume.Metadata.Annotations.ContainsKey(ClassAnnotation), s_annotations.Key(ClassAnnotation), "deprecated since v1.8; use \"storageClassName\" attribute instead");
        Add(volume.Metadata.Annotations.ContainsKey(MountAnnotation), s_annotations.Key(MountAnnotation), "deprecated since v1.31; use \"mountOptions\" attribute instead");
        var path = FieldPath.Of("spec");
        Add(
            spec.PersistentVolumeReclaimPolicy == "Recycle",
            path.Child("persistentVolumeReclaimPolicy"),
            "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.");
        var terms = spec.NodeAffinity?.Required?.NodeSelectorTerms ?? default;
        for (var i = 0; i < terms.Count; i++)
        {
            texts.AddRange(NodeLabelWarnings.Term(terms[i], path.Child("nodeAffinity", "required").Child("nodeSelectorTerms").Index(i), false));
        }

        Add(spec.Cephfs is not null, path.Child("cephfs"), "deprecated in v1.28, non-functional in v1.31+");
        Add(spec.PhotonPersistentDisk is not null, path.Child("photonPersistentDisk"), "deprecated in v1.11, non-functional in v1.16+");
        Add(spec.ScaleIO is not null, path.Child("scaleIO"), "deprecated in v1.16, non-functional in v1.22+");
        Add(spec.Storageos is not null, path.Child("storageOS"), "deprecated in v1.22, non-functional in v1.25+");
        Add(spec.Glusterfs is not null, path.Child("glusterfs"), "deprecated in v1.25, non-functional in v1.26+");
        Add(spec.Rbd is not null, path.Child("rbd"), "deprecated in v1.28, non-functional in v1.31+");
        return texts;

        void Add(bool given, FieldPath field, string text)
        {
            if (given)
            {
                texts.Add($"{field}: {text}");
            }
        }
    }
}
