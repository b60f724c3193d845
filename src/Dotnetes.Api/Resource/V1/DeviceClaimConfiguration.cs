namespace Dotnetes.Api.Resource.V1;

/// <summary>Driver settings of a claim, limited to certain requests if wanted.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClaimConfiguration")]
public sealed partial record DeviceClaimConfiguration
{
    /// <summary>Requests the settings apply to; all requests of the claim if empty.</summary>
    [Field("requests", 1, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    /// <summary>Settings in a format only the driver understands.</summary>
    [Field("opaque", 1, Inside = "2")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
