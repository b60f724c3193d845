namespace Dotnetes.Api.Apps.V1;

/// <summary>One observed aspect of a deployment's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DeploymentCondition")]
public sealed partial record DeploymentCondition
{
    /// <summary>Aspect being reported: Available, Progressing or ReplicaFailure.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>When the controller last refreshed any part of this condition.</summary>
    [Field("lastUpdateTime", 6)]
    public Time LastUpdateTime { get; init; }

    /// <summary>When the status of this condition last switched from one value to another.</summary>
    [Field("lastTransitionTime", 7)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short machine-readable word explaining why the condition last changed.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the latest change meant for human readers.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";
}
