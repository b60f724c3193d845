namespace Dotnetes.Api.Core.V1;

/// <summary>Refers to an object of a known kind in the same namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LocalObjectReference", Atomic = true)]
public sealed partial record LocalObjectReference
{
    /// <summary>Name of the object; an empty one is accepted for compatibility but practically always a mistake.</summary>
    [Field("name", 1, Default = "\"\"")]
    public string Name { get; init; } = "";
}
