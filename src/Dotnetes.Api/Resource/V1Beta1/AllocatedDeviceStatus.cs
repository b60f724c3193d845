namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>What a driver reports about one allocated device.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.AllocatedDeviceStatus")]
public sealed partial record AllocatedDeviceStatus
{
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    [Field("pool", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Pool { get; init; } = "";

    [Field("device", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Device { get; init; } = "";

    [Field("shareID", 7, Gate = "DRAConsumableCapacity")]
    public string? ShareID { get; init; }

    [Field("conditions", 4, Omit = Omit.Never, List = "map", Keys = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }

    [Field("data", 5)]
    public RawJson? Data { get; init; }

    [Field("networkData", 6)]
    public NetworkDeviceData? NetworkData { get; init; }
}
