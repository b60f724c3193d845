namespace Dotnetes.Api.Resource.V1;

/// <summary>Settings for allocated devices, with a note of where they came from.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceAllocationConfiguration")]
public sealed partial record DeviceAllocationConfiguration
{
    /// <summary>Whether the settings come from the device class or from the claim.</summary>
    [Field("source", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "FromClaim|FromClass")]
    public string Source { get; init; } = "";

    /// <summary>Requests the settings apply to; all requests of the claim if empty.</summary>
    [Field("requests", 2, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    /// <summary>Settings in a format only the driver understands.</summary>
    [Field("opaque", 1, Inside = "3")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
