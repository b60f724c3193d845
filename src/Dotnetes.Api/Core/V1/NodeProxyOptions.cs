namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for proxying a request to a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeProxyOptions", TypeMeta = true)]
[Kind("", "v1", "NodeProxyOptions")]
public sealed partial record NodeProxyOptions
{
    /// <summary>URL path that is requested from the kubelet of the node.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
