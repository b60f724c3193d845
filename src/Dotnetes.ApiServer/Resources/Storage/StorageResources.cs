using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The resources of the storage.k8s.io group.</summary>
internal static class StorageResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PlainStrategy<CsiDriver>(),
            "csidriver",
            "csidrivers"),
        ResourceDefinition.Of(
            new PlainStrategy<CsiNode>(),
            "csinode",
            "csinodes"),
        ResourceDefinition.Of(
            new PlainStrategy<CsiStorageCapacity>(),
            "csistoragecapacity",
            "csistoragecapacities"),
        ResourceDefinition.Of(
            new StorageClassStrategy(),
            "storageclass",
            "storageclasses",
            shortNames: ["sc"]),
        ResourceDefinition.Of(
            new StatusStrategy<VolumeAttachment, VolumeAttachmentSpec, VolumeAttachmentStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, VolumeAttachmentStatus.Empty),
            "volumeattachment",
            "volumeattachments",
            subresources: [SubresourceDefinition.Status("VolumeAttachment")]),
        ResourceDefinition.Of(
            new PlainStrategy<VolumeAttributesClass>(),
            "volumeattributesclass",
            "volumeattributesclasses",
            shortNames: ["vac"]),
    ];
}
