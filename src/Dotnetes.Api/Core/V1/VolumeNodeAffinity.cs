namespace Dotnetes.Api.Core.V1;

/// <summary>Limits from which nodes a volume is usable.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeNodeAffinity")]
public sealed partial record VolumeNodeAffinity
{
    /// <summary>Node selector that a node has to satisfy before pods using the volume can run there.</summary>
    [Field("required", 1)]
    public NodeSelector? Required { get; init; }
}
