namespace Dotnetes.Api.Resource.V1;

/// <summary>What a driver reports about one allocated device.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.AllocatedDeviceStatus")]
public sealed partial record AllocatedDeviceStatus
{
    /// <summary>The driver that manages the device and writes this entry.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>Pool of the driver to which the device belongs.</summary>
    [Field("pool", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Pool { get; init; } = "";

    /// <summary>Name of the device within its pool.</summary>
    [Field("device", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Device { get; init; } = "";

    /// <summary>The share of the device meant, when it is allocated several times.</summary>
    [Field("shareID", 7, Gate = "DRAConsumableCapacity")]
    public string? ShareID { get; init; }

    /// <summary>Latest observations about the device, such as whether it is ready.</summary>
    [Field("conditions", 4, Omit = Omit.Never, List = "map", Keys = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }

    /// <summary>Further information in a format that only the driver defines.</summary>
    [Field("data", 5)]
    public RawJson? Data { get; init; }

    /// <summary>Network details of the device, for network interfaces.</summary>
    [Field("networkData", 6)]
    public NetworkDeviceData? NetworkData { get; init; }
}
