namespace Dotnetes.Api.Apps.V1;

/// <summary>One observed aspect of a stateful set's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetCondition")]
public sealed partial record StatefulSetCondition
{
    /// <summary>Identifies which aspect of the stateful set is being reported.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>When the status of this condition last switched from one value to another.</summary>
    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short machine-readable word explaining why the condition last changed.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the latest change meant for human readers.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";
}
