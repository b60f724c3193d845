namespace Dotnetes.Api.Batch.V1;

/// <summary>One observed aspect of a job's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.JobCondition")]
public sealed partial record JobCondition
{
    /// <summary>Aspect being reported, for example Complete, Failed or Suspended.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>When this condition was last checked by the controller.</summary>
    [Field("lastProbeTime", 3)]
    public Time LastProbeTime { get; init; }

    /// <summary>When the status of this condition last switched from one value to another.</summary>
    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short machine-readable word explaining why the condition last changed.</summary>
    [Field("reason", 5)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the latest change meant for human readers.</summary>
    [Field("message", 6)]
    public string Message { get; init; } = "";
}
