namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Amounts of device capacity that a request needs.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.CapacityRequirements")]
public sealed partial record CapacityRequirements
{
    [Field("requests", 1)]
    public ValueMap<Quantity> Requests { get; init; }
}
