namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Device settings contributed by a device class.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceClassConfiguration")]
public sealed partial record DeviceClassConfiguration
{
    [Field("opaque", 1, Inside = "1")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
