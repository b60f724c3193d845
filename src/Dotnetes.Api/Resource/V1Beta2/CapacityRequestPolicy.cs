namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Restricts which amounts of a shared capacity a request can consume.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.CapacityRequestPolicy")]
public sealed partial record CapacityRequestPolicy
{
    [Field("default", 1, Omit = Omit.Never)]
    public Quantity? Default { get; init; }

    [Field("validValues", 3, List = "atomic")]
    public ValueList<Quantity> ValidValues { get; init; }

    [Field("validRange", 4)]
    public CapacityRequestPolicyRange? ValidRange { get; init; }
}
