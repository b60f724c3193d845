namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Kind of condition on an autoscaler, such as able to scale or held back by its limits.</summary>
public static class HorizontalPodAutoscalerConditionType
{
    /// <summary>The value <c>ScalingActive</c>.</summary>
    public const string ScalingActive = "ScalingActive";

    /// <summary>The value <c>AbleToScale</c>.</summary>
    public const string AbleToScale = "AbleToScale";

    /// <summary>The value <c>ScalingLimited</c>.</summary>
    public const string ScalingLimited = "ScalingLimited";

    /// <summary>The value <c>ScaledToZero</c>.</summary>
    public const string ScaledToZero = "ScaledToZero";
}
