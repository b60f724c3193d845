namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Rules that apply to requests for one host name, or for any host.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressRule")]
public sealed partial record IngressRule
{
    [Field("host", 1)]
    public string Host { get; init; } = "";

    [Field("http", 1, Inside = "2")]
    public HttpIngressRuleValue? Http { get; init; }
}
