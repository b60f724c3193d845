namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Refers to an object with parameters for an ingress class, cluster-wide or namespaced.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressClassParametersReference")]
public sealed partial record IngressClassParametersReference
{
    [Field("apiGroup", 1)]
    public string? ApiGroup { get; init; }

    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("scope", 4, Omit = Omit.Never, Required = true)]
    public string? Scope { get; init; }

    [Field("namespace", 5)]
    public string? Namespace { get; init; }
}
