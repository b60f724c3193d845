namespace Dotnetes.Api.Core.V1;

/// <summary>Puts the entries of a ConfigMap as files into a projected volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMapProjection")]
public sealed partial record ConfigMapProjection
{
    /// <summary>Name of the object; an empty one is accepted for compatibility but practically always a mistake.</summary>
    [Field("name", 1, Inside = "1", Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Selects which keys become files and under which paths; when empty every key becomes a file of that name.</summary>
    [Field("items", 2, List = "atomic")]
    public ValueList<KeyToPath> Items { get; init; }

    /// <summary>When true, a missing ConfigMap or key does not keep the pod from starting.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
