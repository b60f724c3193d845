namespace Dotnetes.Api.Core.V1;

/// <summary>Dataset of a Flocker agent; give either its name or its UUID.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.FlockerVolumeSource")]
public sealed partial record FlockerVolumeSource
{
    /// <summary>Name of the dataset, stored as metadata in Flocker; deprecated in favour of the UUID.</summary>
    [Field("datasetName", 1)]
    public string DatasetName { get; init; } = "";

    /// <summary>Unique identifier that Flocker gave to the dataset.</summary>
    [Field("datasetUUID", 2)]
    public string DatasetUuid { get; init; } = "";
}
