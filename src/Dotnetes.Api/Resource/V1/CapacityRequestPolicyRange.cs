namespace Dotnetes.Api.Resource.V1;

/// <summary>A range of amounts with an optional step width.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.CapacityRequestPolicyRange")]
public sealed partial record CapacityRequestPolicyRange
{
    /// <summary>Smallest amount a request can consume; lower requests are raised to it.</summary>
    [Field("min", 1, Required = true)]
    public Quantity? Min { get; init; }

    /// <summary>Largest amount a single request can consume.</summary>
    [Field("max", 2)]
    public Quantity? Max { get; init; }

    /// <summary>Distance between allowed amounts, counted from the minimum.</summary>
    [Field("step", 3)]
    public Quantity? Step { get; init; }
}
