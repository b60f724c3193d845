namespace Dotnetes.Api.Resource.V1;

/// <summary>An amount of something that devices can use up.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.Counter")]
public sealed partial record Counter
{
    /// <summary>Amount available in the set, or consumed by the device, depending on where it appears.</summary>
    [Field("value", 1, Required = true)]
    public Quantity Value { get; init; }
}
