namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>A criterion for devices; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceSelector")]
public sealed partial record DeviceSelector
{
    [Field("cel", 1)]
    public CelDeviceSelector? Cel { get; init; }
}
