namespace Dotnetes.Api.Core.V1;

/// <summary>One aspect of the current state of a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeCondition")]
public sealed partial record NodeCondition
{
    /// <summary>Aspect being described: Ready, MemoryPressure, DiskPressure, PIDPressure, NetworkUnavailable or a custom one.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition applies: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Moment at which this condition was last refreshed by its reporter.</summary>
    [Field("lastHeartbeatTime", 3)]
    public Time LastHeartbeatTime { get; init; }

    /// <summary>Moment at which the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word for the cause of the last change.</summary>
    [Field("reason", 5)]
    public string Reason { get; init; } = "";

    /// <summary>Readable sentence with details about the last change.</summary>
    [Field("message", 6)]
    public string Message { get; init; } = "";
}
