namespace Dotnetes.Api.Batch.V1;

/// <summary>Ties an action to a test on failed pods; exactly one of onExitCodes and onPodConditions must be given.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.PodFailurePolicyRule")]
public sealed partial record PodFailurePolicyRule
{
    /// <summary>Reaction to a match: FailJob ends the job, FailIndex ends the index, Ignore skips counting, Count counts toward the backoff limit.</summary>
    [Field("action", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "Count|FailIndex|FailJob|Ignore")]
    public string Action { get; init; } = "";

    /// <summary>Test on the exit codes of the failed pod's containers.</summary>
    [Field("onExitCodes", 2)]
    public PodFailurePolicyOnExitCodesRequirement? OnExitCodes { get; init; }

    /// <summary>Test on the failed pod's conditions; one matching pattern is enough, and at most 20 may be listed.</summary>
    [Field("onPodConditions", 3, List = "atomic")]
    public ValueList<PodFailurePolicyOnPodConditionsPattern> OnPodConditions { get; init; }
}
