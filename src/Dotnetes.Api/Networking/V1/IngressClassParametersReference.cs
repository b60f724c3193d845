namespace Dotnetes.Api.Networking.V1;

/// <summary>Points to the object holding extra settings for an ingress class.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressClassParametersReference")]
public sealed partial record IngressClassParametersReference
{
    /// <summary>API group of the object; unset means the core group.</summary>
    [Field("apiGroup", 1)]
    public string? ApiGroup { get; init; }

    /// <summary>Kind of the object that holds the settings.</summary>
    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object that holds the settings.</summary>
    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Whether the object is cluster-wide (Cluster, the default) or in a namespace (Namespace).</summary>
    [Field("scope", 4, Omit = Omit.Never)]
    public string? Scope { get; init; }

    /// <summary>Namespace of the object; required with scope Namespace and forbidden with scope Cluster.</summary>
    [Field("namespace", 5)]
    public string? Namespace { get; init; }
}
