namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>List of HTTP paths and the backends to which they lead.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.HTTPIngressRuleValue")]
public sealed partial record HttpIngressRuleValue
{
    [Field("paths", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<HttpIngressPath> Paths { get; init; }
}
