namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for proxying a request to a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodProxyOptions", TypeMeta = true)]
[Kind("", "v1", "PodProxyOptions")]
public sealed partial record PodProxyOptions
{
    /// <summary>URL path that is requested from the pod.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
