namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Driver settings of a claim, limited to certain requests if wanted.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.DeviceClaimConfiguration")]
public sealed partial record DeviceClaimConfiguration
{
    [Field("requests", 1, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    [Field("opaque", 1, Inside = "2")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
