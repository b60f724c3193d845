namespace Dotnetes.Api.Storage.V1;

/// <summary>Identifies the volume to attach; exactly one member has to be set.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeAttachmentSource")]
public sealed partial record VolumeAttachmentSource
{
    /// <summary>Name of the persistent volume to attach.</summary>
    [Field("persistentVolumeName", 1)]
    public string? PersistentVolumeName { get; init; }

    /// <summary>Full volume specification for volumes declared inside a pod, produced by migration of in-tree plugins to CSI.</summary>
    [Field("inlineVolumeSpec", 2)]
    public Core.V1.PersistentVolumeSpec? InlineVolumeSpec { get; init; }
}
