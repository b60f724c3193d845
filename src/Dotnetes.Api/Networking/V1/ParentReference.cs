namespace Dotnetes.Api.Networking.V1;

/// <summary>Points to the object that an IP address is allocated to.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ParentReference")]
public sealed partial record ParentReference
{
    /// <summary>API group of the object; empty stands for the core group.</summary>
    [Field("group", 1)]
    public string Group { get; init; } = "";

    /// <summary>Plural resource name of the object, for example services.</summary>
    [Field("resource", 2, Required = true)]
    public string Resource { get; init; } = "";

    /// <summary>Namespace of the object; empty for cluster-wide objects.</summary>
    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the object holding the address.</summary>
    [Field("name", 4, Required = true)]
    public string Name { get; init; } = "";
}
