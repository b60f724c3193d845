namespace Dotnetes.Api.ImagePolicy.V1Alpha1;

/// <summary>The image of one container of the pod under review.</summary>
[ApiType(OpenApi = "io.k8s.api.imagepolicy.v1alpha1.ImageReviewContainerSpec")]
public sealed partial record ImageReviewContainerSpec
{
    [Field("image", 1)]
    public string Image { get; init; } = "";
}
