namespace Dotnetes.Api.Core.V1;

/// <summary>One aspect of the current state of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodCondition")]
public sealed partial record PodCondition
{
    /// <summary>Aspect being described, such as PodScheduled, Initialized, ContainersReady or Ready.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Generation of the pod on which this condition is based.</summary>
    [Field("observedGeneration", 7)]
    public long ObservedGeneration { get; init; }

    /// <summary>Whether the condition applies: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Moment at which the condition was last checked.</summary>
    [Field("lastProbeTime", 3)]
    public Time LastProbeTime { get; init; }

    /// <summary>Moment at which the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Single CamelCase word for the cause of the last change.</summary>
    [Field("reason", 5)]
    public string Reason { get; init; } = "";

    /// <summary>Readable sentence with details about the last change.</summary>
    [Field("message", 6)]
    public string Message { get; init; } = "";
}
