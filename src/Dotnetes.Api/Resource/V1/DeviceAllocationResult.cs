namespace Dotnetes.Api.Resource.V1;

/// <summary>The devices allocated to a claim and the settings that apply to them.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceAllocationResult")]
public sealed partial record DeviceAllocationResult
{
    /// <summary>One entry for each device that was allocated to the claim.</summary>
    [Field("results", 1, List = "atomic")]
    public ValueList<DeviceRequestAllocationResult> Results { get; init; }

    /// <summary>Settings collected from class and claim at the time of allocation, class settings first.</summary>
    [Field("config", 2, List = "atomic")]
    public ValueList<DeviceAllocationConfiguration> Config { get; init; }
}
