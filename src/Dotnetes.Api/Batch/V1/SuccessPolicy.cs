namespace Dotnetes.Api.Batch.V1;

/// <summary>Lets an indexed job be declared successful before all of its indexes have succeeded.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.SuccessPolicy")]
public sealed partial record SuccessPolicy
{
    /// <summary>At most 20 alternatives checked in order; as soon as one is fulfilled the remaining pods are stopped.</summary>
    [Field("rules", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<SuccessPolicyRule> Rules { get; init; }
}
