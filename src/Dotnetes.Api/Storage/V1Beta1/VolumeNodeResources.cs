namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Largest number of volumes that a driver can serve on the node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeNodeResources")]
public sealed partial record VolumeNodeResources
{
    [Field("count", 1)]
    public int? Count { get; init; }
}
