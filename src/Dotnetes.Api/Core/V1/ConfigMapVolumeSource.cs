namespace Dotnetes.Api.Core.V1;

/// <summary>Turns the entries of a ConfigMap into files of a volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMapVolumeSource")]
public sealed partial record ConfigMapVolumeSource
{
    /// <summary>Name of the object; an empty one is accepted for compatibility but practically always a mistake.</summary>
    [Field("name", 1, Inside = "1", Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Selects which keys become files and under which paths; when empty every key becomes a file of that name.</summary>
    [Field("items", 2, List = "atomic")]
    public ValueList<KeyToPath> Items { get; init; }

    /// <summary>Permission bits for the files, from 0 to 0777; unset means 0644, and fsGroup may add bits.</summary>
    [Field("defaultMode", 3)]
    public int? DefaultMode { get; init; }

    /// <summary>When true, the pod may start although the ConfigMap or one of the selected keys is missing.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
