namespace Dotnetes.Api.Resource.V1;

/// <summary>Amounts of device capacity that a request needs.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.CapacityRequirements")]
public sealed partial record CapacityRequirements
{
    /// <summary>Needed amount for each named capacity of the device.</summary>
    [Field("requests", 1)]
    public ValueMap<Quantity> Requests { get; init; }
}
