namespace Dotnetes.Api.Core.V1;

/// <summary>Points to an object by API group, kind, name and optionally a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TypedObjectReference")]
public sealed partial record TypedObjectReference
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

    /// <summary>Namespace of the referenced object; another namespace than the own one needs a ReferenceGrant that permits it.</summary>
    [Field("namespace", 4, Gate = "CrossNamespaceVolumeDataSource")]
    public string? Namespace { get; init; }
}
