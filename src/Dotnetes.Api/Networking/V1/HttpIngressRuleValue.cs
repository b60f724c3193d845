namespace Dotnetes.Api.Networking.V1;

/// <summary>The list of paths, each with a backend, for one host.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.HTTPIngressRuleValue")]
public sealed partial record HttpIngressRuleValue
{
    /// <summary>Path rules tried for a request; at least one is required.</summary>
    [Field("paths", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<HttpIngressPath> Paths { get; init; }
}
