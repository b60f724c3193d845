namespace Dotnetes.Api.Networking.V1;

/// <summary>Routes requests for one host to backends; requests are first matched by host, then by path.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressRule")]
public sealed partial record IngressRule
{
    /// <summary>Fully qualified name or wildcard like *.example.com to match; unset matches every host. IP addresses and ports are not allowed.</summary>
    [Field("host", 1)]
    public string Host { get; init; } = "";

    /// <summary>Paths to match for HTTP requests; when unset, all traffic of the host goes to the default backend.</summary>
    [Field("http", 1, Inside = "2")]
    public HttpIngressRuleValue? Http { get; init; }
}
