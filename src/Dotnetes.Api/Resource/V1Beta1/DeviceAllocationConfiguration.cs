namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Settings for allocated devices, with a note of where they came from.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.DeviceAllocationConfiguration")]
public sealed partial record DeviceAllocationConfiguration
{
    [Field("source", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "FromClaim|FromClass")]
    public string Source { get; init; } = "";

    [Field("requests", 2, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    [Field("opaque", 1, Inside = "3")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
