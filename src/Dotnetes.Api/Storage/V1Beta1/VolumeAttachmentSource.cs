namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>The volume to attach: a persistent volume by name or an inline specification.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeAttachmentSource")]
public sealed partial record VolumeAttachmentSource
{
    [Field("persistentVolumeName", 1)]
    public string? PersistentVolumeName { get; init; }

    [Field("inlineVolumeSpec", 2)]
    public Core.V1.PersistentVolumeSpec? InlineVolumeSpec { get; init; }
}
