namespace Dotnetes.Api.Core.V1;

/// <summary>Turns the data of a Secret into files of a volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SecretVolumeSource")]
public sealed partial record SecretVolumeSource
{
    /// <summary>Name of the Secret, which must live in the same namespace as the pod.</summary>
    [Field("secretName", 1)]
    public string SecretName { get; init; } = "";

    /// <summary>Selects which keys become files and under which paths; when empty every key becomes a file of that name.</summary>
    [Field("items", 2, List = "atomic")]
    public ValueList<KeyToPath> Items { get; init; }

    /// <summary>Permission bits for the files, from 0 to 0777; unset means 0644, and fsGroup may add bits.</summary>
    [Field("defaultMode", 3)]
    public int? DefaultMode { get; init; }

    /// <summary>When true, the pod may start although the Secret or one of the selected keys is missing.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
