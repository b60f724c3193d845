namespace Dotnetes.Api.DraMetadata.V1Alpha1;

/// <summary>The devices that were allocated for one request of the claim.</summary>
[ApiType(Proto = false)]
public sealed partial record DeviceMetadataRequest
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("devices")]
    public ValueList<Device> Devices { get; init; }
}
