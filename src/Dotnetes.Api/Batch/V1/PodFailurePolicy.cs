namespace Dotnetes.Api.Batch.V1;

/// <summary>Decides how pod failures influence the job, beyond simply counting them against the backoff limit.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.PodFailurePolicy")]
public sealed partial record PodFailurePolicy
{
    /// <summary>At most 20 rules tried in order; the first match wins, and without any match the failure counts normally.</summary>
    [Field("rules", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<PodFailurePolicyRule> Rules { get; init; }
}
