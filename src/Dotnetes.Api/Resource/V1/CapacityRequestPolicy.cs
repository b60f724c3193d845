namespace Dotnetes.Api.Resource.V1;

/// <summary>Restricts which amounts of a shared capacity a request can consume.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.CapacityRequestPolicy")]
public sealed partial record CapacityRequestPolicy
{
    /// <summary>Amount consumed when a request does not name this capacity.</summary>
    [Field("default", 1, Omit = Omit.Never)]
    public Quantity? Default { get; init; }

    /// <summary>The only amounts allowed; a request is rounded up to the nearest of them.</summary>
    [Field("validValues", 3, List = "atomic")]
    public ValueList<Quantity> ValidValues { get; init; }

    /// <summary>Range of allowed amounts, optionally in steps; requests are rounded up to fit.</summary>
    [Field("validRange", 4)]
    public CapacityRequestPolicyRange? ValidRange { get; init; }
}
