namespace Dotnetes.Api.Core.V1;

/// <summary>Details about a mounted image volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ImageVolumeStatus")]
public sealed partial record ImageVolumeStatus
{
    /// <summary>Reference of the mounted image with its digest, so that the exact content is known.</summary>
    [Field("imageRef", 1, Required = true)]
    public string ImageRef { get; init; } = "";
}
