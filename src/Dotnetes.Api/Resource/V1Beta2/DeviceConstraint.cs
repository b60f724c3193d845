namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>A condition on the combination of devices chosen for a claim; exactly one kind must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceConstraint")]
public sealed partial record DeviceConstraint
{
    [Field("requests", 1, List = "atomic")]
    public ValueList<string> Requests { get; init; }

    [Field("matchAttribute", 2)]
    public string? MatchAttribute { get; init; }

    [Field("distinctAttribute", 3, Gate = "DRAConsumableCapacity")]
    public string? DistinctAttribute { get; init; }
}
