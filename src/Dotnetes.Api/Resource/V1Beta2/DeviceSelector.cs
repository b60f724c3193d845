namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A criterion for devices; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceSelector")]
public sealed partial record DeviceSelector
{
    [Field("cel", 1)]
    public CelDeviceSelector? Cel { get; init; }
}
