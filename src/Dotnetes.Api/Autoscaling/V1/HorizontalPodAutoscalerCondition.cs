namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>One observed aspect of an autoscaler's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerCondition")]
public sealed partial record HorizontalPodAutoscalerCondition
{
    /// <summary>Aspect being reported, for example AbleToScale, ScalingActive or ScalingLimited.</summary>
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
