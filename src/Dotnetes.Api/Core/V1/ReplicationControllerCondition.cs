namespace Dotnetes.Api.Core.V1;

/// <summary>One aspect of the current state of a replication controller.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ReplicationControllerCondition")]
public sealed partial record ReplicationControllerCondition
{
    /// <summary>Aspect being described, for example ReplicaFailure.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition applies: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Moment at which the condition last changed its status.</summary>
    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word for the cause of the last change.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Readable sentence with details about the last change.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";
}
