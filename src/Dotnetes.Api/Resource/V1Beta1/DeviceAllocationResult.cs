namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>The devices allocated to a claim and the settings that apply to them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.DeviceAllocationResult")]
public sealed partial record DeviceAllocationResult
{
    [Field("results", 1, List = "atomic")]
    public ValueList<DeviceRequestAllocationResult> Results { get; init; }

    [Field("config", 2, List = "atomic")]
    public ValueList<DeviceAllocationConfiguration> Config { get; init; }
}
