namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Separate rules for the pace of scaling in each direction.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerBehavior")]
public sealed partial record HorizontalPodAutoscalerBehavior
{
    /// <summary>Rules for adding pods; by default up to 4 pods or 100% every 15 seconds, whichever is more, without stabilization.</summary>
    [Field("scaleUp", 1)]
    public HpaScalingRules? ScaleUp { get; init; }

    /// <summary>Rules for removing pods; by default down to minReplicas with a stabilization window of 300 seconds.</summary>
    [Field("scaleDown", 2)]
    public HpaScalingRules? ScaleDown { get; init; }
}
