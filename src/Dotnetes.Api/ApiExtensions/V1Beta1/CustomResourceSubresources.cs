namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Subresources that are served in addition to the custom object itself.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresources")]
public sealed partial record CustomResourceSubresources
{
    [Field("status", 1)]
    public CustomResourceSubresourceStatus? Status { get; init; }

    [Field("scale", 2)]
    public CustomResourceSubresourceScale? Scale { get; init; }
}
