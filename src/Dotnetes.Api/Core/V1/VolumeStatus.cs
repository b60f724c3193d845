namespace Dotnetes.Api.Core.V1;

/// <summary>Details about a mounted volume; the member matching its kind is set.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeStatus")]
public sealed partial record VolumeStatus
{
    /// <summary>Details about a volume made from an OCI image.</summary>
    [Field("image", 1, Gate = "ImageVolumeWithDigest")]
    public ImageVolumeStatus? Image { get; init; }
}
