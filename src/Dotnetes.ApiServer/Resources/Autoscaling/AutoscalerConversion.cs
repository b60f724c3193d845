using Dotnetes.Api.Autoscaling.V2;
using Old = Dotnetes.Api.Autoscaling.V1;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Converts autoscalers between version 1 and version 2.</summary>
internal static class AutoscalerConversion
{
    public static HorizontalPodAutoscaler ToV2(Old.HorizontalPodAutoscaler value)
    {
        var (metadata, spec, status) = AutoscalerAnnotations.Read(value.Metadata);
        return new()
        {
            Metadata = metadata,
            Spec = spec with
            {
                ScaleTargetRef = new() { Kind = value.Spec.ScaleTargetRef.Kind, Name = value.Spec.ScaleTargetRef.Name, ApiVersion = value.Spec.ScaleTargetRef.ApiVersion },
                MinReplicas = value.Spec.MinReplicas,
                MaxReplicas = value.Spec.MaxReplicas,
                Metrics = value.Spec.TargetCpuUtilizationPercentage is { } percent ? [Cpu(percent), .. spec.Metrics] : spec.Metrics,
            },
            Status = status with
            {
                ObservedGeneration = value.Status.ObservedGeneration,
                LastScaleTime = value.Status.LastScaleTime,
                CurrentReplicas = value.Status.CurrentReplicas,
                DesiredReplicas = value.Status.DesiredReplicas,
                CurrentMetrics = value.Status.CurrentCpuUtilizationPercentage is { } current && !status.CurrentMetrics.Any(IsCpu) ? [CurrentCpu(current), .. status.CurrentMetrics] : status.CurrentMetrics,
            },
        };
    }

    public static Old.HorizontalPodAutoscaler ToV1(HorizontalPodAutoscaler value)
    {
        var cpu = value.Spec.Metrics.Find(IsCpuShare);
        return new()
        {
            Metadata = AutoscalerAnnotations.Write(value, value.Spec.Metrics.RemoveAll(m => ReferenceEquals(m, cpu))),
            Spec = new()
            {
                ScaleTargetRef = new() { Kind = value.Spec.ScaleTargetRef.Kind, Name = value.Spec.ScaleTargetRef.Name, ApiVersion = value.Spec.ScaleTargetRef.ApiVersion },
                MinReplicas = value.Spec.MinReplicas,
                MaxReplicas = value.Spec.MaxReplicas,
                TargetCpuUtilizationPercentage = cpu?.Resource?.Target.AverageUtilization,
            },
            Status = new()
            {
                ObservedGeneration = value.Status.ObservedGeneration,
                LastScaleTime = value.Status.LastScaleTime,
                CurrentReplicas = value.Status.CurrentReplicas,
                DesiredReplicas = value.Status.DesiredReplicas,
                CurrentCpuUtilizationPercentage = value.Status.CurrentMetrics.Find(IsCpu)?.Resource?.Current.AverageUtilization,
            },
        };
    }

    private static bool IsCpuShare(MetricSpec metric) => metric is { Type: "Resource", Resource: { Name: "cpu", Target.AverageUtilization: not null } };

    private static bool IsCpu(MetricStatus metric) => metric is { Type: "Resource", Resource: { Name: "cpu", Current.AverageUtilization: not null } };

    private static MetricSpec Cpu(int percent) => new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = percent } } };

    private static MetricStatus CurrentCpu(int percent) => new() { Type = "Resource", Resource = new() { Name = "cpu", Current = new() { AverageUtilization = percent } } };
}
