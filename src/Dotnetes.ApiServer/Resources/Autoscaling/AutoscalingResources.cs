namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>The resources of the autoscaling group.</summary>
internal static class AutoscalingResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new HorizontalPodAutoscalerStrategy(),
            "horizontalpodautoscaler",
            "horizontalpodautoscalers",
            shortNames: ["hpa"],
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("HorizontalPodAutoscaler")]),
        ResourceDefinition.Of(
            new HorizontalPodAutoscalerV1Strategy(),
            "horizontalpodautoscaler",
            "horizontalpodautoscalers",
            shortNames: ["hpa"],
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("HorizontalPodAutoscaler")],
            conversion: HorizontalPodAutoscalerV1Strategy.Conversion),
    ];
}
