namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Device requests together with constraints between them and configuration for them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceClaim")]
public sealed partial record DeviceClaim
{
    [Field("requests", 1, Omit = Omit.Never, List = "atomic")]
    public ValueList<DeviceRequest> Requests { get; init; }

    [Field("constraints", 2, List = "atomic")]
    public ValueList<DeviceConstraint> Constraints { get; init; }

    [Field("config", 3, List = "atomic")]
    public ValueList<DeviceClaimConfiguration> Config { get; init; }
}
