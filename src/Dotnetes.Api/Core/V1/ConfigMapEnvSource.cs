namespace Dotnetes.Api.Core.V1;

/// <summary>Names a ConfigMap whose entries become environment variables.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMapEnvSource")]
public sealed partial record ConfigMapEnvSource
{
    /// <summary>Name of the object; an empty one is accepted for compatibility but practically always a mistake.</summary>
    [Field("name", 1, Inside = "1", Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>When true, the container starts even though the ConfigMap does not exist.</summary>
    [Field("optional", 2)]
    public bool? Optional { get; init; }
}
