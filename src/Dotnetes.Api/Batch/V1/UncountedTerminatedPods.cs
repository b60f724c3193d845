namespace Dotnetes.Api.Batch.V1;

/// <summary>UIDs of finished pods waiting to be added to the job's counters, so that none is counted twice.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.UncountedTerminatedPods")]
public sealed partial record UncountedTerminatedPods
{
    /// <summary>UIDs of pods that succeeded but are not yet part of the succeeded counter.</summary>
    [Field("succeeded", 1, List = "set")]
    public ValueList<string> Succeeded { get; init; }

    /// <summary>UIDs of pods that failed but are not yet part of the failed counter.</summary>
    [Field("failed", 2, List = "set")]
    public ValueList<string> Failed { get; init; }
}
