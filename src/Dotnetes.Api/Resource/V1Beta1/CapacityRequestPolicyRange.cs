namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>A range of amounts with an optional step width.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.CapacityRequestPolicyRange")]
public sealed partial record CapacityRequestPolicyRange
{
    [Field("min", 1, Required = true)]
    public Quantity? Min { get; init; }

    [Field("max", 2)]
    public Quantity? Max { get; init; }

    [Field("step", 3)]
    public Quantity? Step { get; init; }
}
