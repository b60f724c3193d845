namespace Dotnetes.Api.Core.V1;

/// <summary>Links an extended resource of a container to a request in a device claim.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerExtendedResourceRequest")]
public sealed partial record ContainerExtendedResourceRequest
{
    /// <summary>Name of the container that asks for the extended resource.</summary>
    [Field("containerName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ContainerName { get; init; } = "";

    /// <summary>Name of the extended resource that the container asks for.</summary>
    [Field("resourceName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceName { get; init; } = "";

    /// <summary>Name of the matching request in the special device claim.</summary>
    [Field("requestName", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string RequestName { get; init; } = "";
}
