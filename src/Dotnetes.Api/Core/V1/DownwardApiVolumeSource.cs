namespace Dotnetes.Api.Core.V1;

/// <summary>Turns facts about the pod into files of a volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.DownwardAPIVolumeSource")]
public sealed partial record DownwardApiVolumeSource
{
    /// <summary>The files to create and the facts they contain.</summary>
    [Field("items", 1, List = "atomic")]
    public ValueList<DownwardApiVolumeFile> Items { get; init; }

    /// <summary>Permission bits for the files, from 0 to 0777; unset means 0644, and fsGroup may add bits.</summary>
    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
