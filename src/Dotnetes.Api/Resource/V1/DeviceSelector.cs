namespace Dotnetes.Api.Resource.V1;

/// <summary>A criterion for devices; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceSelector")]
public sealed partial record DeviceSelector
{
    /// <summary>Selects devices by evaluating a CEL expression.</summary>
    [Field("cel", 1)]
    public CelDeviceSelector? Cel { get; init; }
}
