namespace Dotnetes.Api.Resource.V1;

/// <summary>Device settings contributed by a device class.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClassConfiguration")]
public sealed partial record DeviceClassConfiguration
{
    /// <summary>Settings in a format only the driver understands.</summary>
    [Field("opaque", 1, Inside = "1")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
