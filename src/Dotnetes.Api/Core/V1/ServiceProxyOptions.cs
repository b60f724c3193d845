namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for proxying a request to a Service.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServiceProxyOptions", TypeMeta = true)]
[Kind("", "v1", "ServiceProxyOptions")]
public sealed partial record ServiceProxyOptions
{
    /// <summary>URL path, including any query, that is requested from a backend of the Service.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
