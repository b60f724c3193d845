namespace Dotnetes.Api.Resource.V1;

/// <summary>A condition on the combination of devices chosen for a claim; exactly one kind must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceConstraint")]
public sealed partial record DeviceConstraint
{
    /// <summary>Requests the constraint covers; all requests of the claim if empty.</summary>
    [Field("requests", 1, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    /// <summary>Attribute whose value must be the same on every covered device.</summary>
    [Field("matchAttribute", 2)]
    public string? MatchAttribute { get; init; }

    /// <summary>Attribute whose value must differ between all covered devices.</summary>
    [Field("distinctAttribute", 3, Gate = "DRAConsumableCapacity")]
    public string? DistinctAttribute { get; init; }
}
