namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>Number of total, allocated and free devices of one pool.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.PoolStatus")]
public sealed partial record PoolStatus
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; init; } = "";

    [Field("poolName", 2, Required = true)]
    public string PoolName { get; init; } = "";

    [Field("generation", 9, Omit = Omit.Never, Required = true, Default = "0")]
    public long Generation { get; init; }

    [Field("resourceSliceCount", 8)]
    public int? ResourceSliceCount { get; init; }

    [Field("totalDevices", 4)]
    public int? TotalDevices { get; init; }

    [Field("allocatedDevices", 5)]
    public int? AllocatedDevices { get; init; }

    [Field("availableDevices", 6)]
    public int? AvailableDevices { get; init; }

    [Field("unavailableDevices", 7)]
    public int? UnavailableDevices { get; init; }

    [Field("nodeName", 3)]
    public string? NodeName { get; init; }

    [Field("validationError", 10)]
    public string? ValidationError { get; init; }
}
