namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Refers to an object of the same namespace by group, kind and name.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.TypedLocalObjectReference")]
public sealed partial record TypedLocalObjectReference
{
    [Field("apiGroup", 1)]
    public string ApiGroup { get; init; } = "";

    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
