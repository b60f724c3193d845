namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The resources of the storage.k8s.io group.</summary>
internal static class StorageResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new CsiDriverStrategy(),
            "csidriver",
            "csidrivers"),
        ResourceDefinition.Of(
            new CsiNodeStrategy(),
            "csinode",
            "csinodes"),
        ResourceDefinition.Of(
            new CsiStorageCapacityStrategy(),
            "csistoragecapacity",
            "csistoragecapacities"),
        ResourceDefinition.Of(
            new StorageClassStrategy(),
            "storageclass",
            "storageclasses",
            shortNames: ["sc"]),
        ResourceDefinition.Of(
            new VolumeAttachmentStrategy(),
            "volumeattachment",
            "volumeattachments",
            subresources: [SubresourceDefinition.Status("VolumeAttachment")]),
        ResourceDefinition.Of(
            new VolumeAttributesClassStrategy(),
            "volumeattributesclass",
            "volumeattributesclasses",
            shortNames: ["vac"]),
    ];
}
