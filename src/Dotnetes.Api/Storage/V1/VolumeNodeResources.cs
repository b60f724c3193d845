namespace Dotnetes.Api.Storage.V1;

/// <summary>Volume limits of a CSI driver on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeNodeResources")]
public sealed partial record VolumeNodeResources
{
    /// <summary>Largest number of distinct volumes usable on the node through the driver; unset means no limit is known.</summary>
    [Field("count", 1)]
    public int? Count { get; init; }
}
