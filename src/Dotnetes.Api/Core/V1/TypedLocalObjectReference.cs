namespace Dotnetes.Api.Core.V1;

/// <summary>Refers to an object of any kind in the same namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TypedLocalObjectReference", Atomic = true)]
public sealed partial record TypedLocalObjectReference
{
    /// <summary>API group of the referenced kind; unset means the core group.</summary>
    [Field("apiGroup", 1, Omit = Omit.Never)]
    public string? ApiGroup { get; init; }

    /// <summary>Kind of the object that is being referenced.</summary>
    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object that is being referenced.</summary>
    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
