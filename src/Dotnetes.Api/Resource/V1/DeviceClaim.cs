namespace Dotnetes.Api.Resource.V1;

/// <summary>Device requests together with constraints between them and configuration for them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceClaim")]
public sealed partial record DeviceClaim
{
    /// <summary>The individual requests; all must be satisfied for the claim to be allocated.</summary>
    [Field("requests", 1, Omit = Omit.Never, List = "atomic")]
    public ValueList<DeviceRequest> Requests { get; init; }

    /// <summary>Conditions that the devices chosen for several requests must meet together.</summary>
    [Field("constraints", 2, List = "atomic")]
    public ValueList<DeviceConstraint> Constraints { get; init; }

    /// <summary>Driver settings for the requests, passed on to the drivers when preparing the devices.</summary>
    [Field("config", 3, List = "atomic")]
    public ValueList<DeviceClaimConfiguration> Config { get; init; }
}
