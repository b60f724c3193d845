namespace Dotnetes.Api.DraMetadata.V1Alpha1;

/// <summary>One allocated device with its attributes and network details.</summary>
[ApiType(Proto = false)]
public sealed partial record Device
{
    [Field("driver", Omit = Omit.Never, Required = true)]
    public string Driver { get; init; } = "";

    [Field("pool", Omit = Omit.Never, Required = true)]
    public string Pool { get; init; } = "";

    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("attributes")]
    public ValueMap<Resource.V1.DeviceAttribute> Attributes { get; init; }

    [Field("networkData")]
    public Resource.V1.NetworkDeviceData? NetworkData { get; init; }
}
