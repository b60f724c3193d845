namespace Dotnetes.Api.FlowControl.V1;

/// <summary>One aspect of the state of a FlowSchema.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowSchemaCondition")]
public sealed partial record FlowSchemaCondition
{
    /// <summary>Kind of condition, for example Dangling.</summary>
    [Field("type", 1)]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2)]
    public string Status { get; init; } = "";

    /// <summary>When the status of this condition last changed.</summary>
    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short CamelCase code for the cause of the last change.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the last change for human readers.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";
}
