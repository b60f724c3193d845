namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>The subresources offered for a custom resource.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresources")]
public sealed partial record CustomResourceSubresources
{
    /// <summary>When present, adds a status subresource; the main endpoint then ignores changes to status.</summary>
    [Field("status", 1)]
    public CustomResourceSubresourceStatus? Status { get; init; }

    /// <summary>When present, adds a scale subresource for use by kubectl scale and autoscalers.</summary>
    [Field("scale", 2)]
    public CustomResourceSubresourceScale? Scale { get; init; }
}
