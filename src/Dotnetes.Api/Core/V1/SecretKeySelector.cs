namespace Dotnetes.Api.Core.V1;

/// <summary>Selects one key of a Secret.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SecretKeySelector", Atomic = true)]
public sealed partial record SecretKeySelector
{
    /// <summary>Name of the object; an empty one is accepted for compatibility but practically always a mistake.</summary>
    [Field("name", 1, Inside = "1", Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Key of the Secret entry, which must be a valid key name.</summary>
    [Field("key", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>When true, a missing Secret or key is tolerated.</summary>
    [Field("optional", 3)]
    public bool? Optional { get; init; }
}
