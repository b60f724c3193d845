namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>An amount of something that devices can use up.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.Counter")]
public sealed partial record Counter
{
    [Field("value", 1, Required = true)]
    public Quantity Value { get; init; }
}
