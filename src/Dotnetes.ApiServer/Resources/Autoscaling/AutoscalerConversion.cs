using Dotnetes.Api.Autoscaling.V2;
using Old = Dotnetes.Api.Autoscaling.V1;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Converts autoscalers between version 1 and version 2.</summary>
internal static class AutoscalerConversion
{
    /// <summary>Version 2 of an autoscaler of version 1.</summary>
    public static HorizontalPodAutoscaler ToV2(Old.HorizontalPodAutoscaler value)
    {
        var (metadata, metrics, behavior, current, conditions) = AutoscalerAnnotations.Read(value.Metadata);
        ValueList<MetricSpec> cpu = value.Spec.TargetCpuUtilizationPercentage is { } percent ? [Cpu(percent)] : default;
        return new()
        {
            Metadata = metadata,
            Spec = new()
            {
                ScaleTargetRef = AutoscalerMetrics.Reference(value.Spec.ScaleTargetRef),
                MinReplicas = value.Spec.MinReplicas,
                MaxReplicas = value.Spec.MaxReplicas,
                Metrics = metrics is { } others ? others.AddRange(cpu) : cpu,
                Behavior = behavior,
            },
            Status = new()
            {
                ObservedGeneration = value.Status.ObservedGeneration,
                LastScaleTime = value.Status.LastScaleTime,
                CurrentReplicas = value.Status.CurrentReplicas,
                DesiredReplicas = value.Status.DesiredReplicas,
                CurrentMetrics = current ?? (value.Status.CurrentCpuUtilizationPercentage is { } now ? [CurrentCpu(now)] : default),
                Conditions = conditions ?? default,
            },
        };
    }

    /// <summary>Version 1 of an autoscaler of version 2.</summary>
    public static Old.HorizontalPodAutoscaler ToV1(HorizontalPodAutoscaler value) => new()
    {
        Metadata = AutoscalerAnnotations.Write(value, value.Spec.Metrics.RemoveAll(IsCpuShare)),
        Spec = new()
        {
            ScaleTargetRef = AutoscalerMetrics.Reference(value.Spec.ScaleTargetRef),
            MinReplicas = value.Spec.MinReplicas,
            MaxReplicas = value.Spec.MaxReplicas,
            TargetCpuUtilizationPercentage = value.Spec.Metrics.Find(IsCpuShare)?.Resource?.Target.AverageUtilization,
        },
        Status = new()
        {
            ObservedGeneration = value.Status.ObservedGeneration,
            LastScaleTime = value.Status.LastScaleTime,
            CurrentReplicas = value.Status.CurrentReplicas,
            DesiredReplicas = value.Status.DesiredReplicas,
            CurrentCpuUtilizationPercentage = value.Status.CurrentMetrics.LastOrDefault(IsCpu)?.Resource?.Current.AverageUtilization,
        },
    };

    private static bool IsCpuShare(MetricSpec metric) => metric is { Type: "Resource", Resource: { Name: "cpu", Target.AverageUtilization: not null } };

    private static bool IsCpu(MetricStatus metric) => metric is { Type: "Resource", Resource: { Name: "cpu", Current.AverageUtilization: not null } };

    private static MetricSpec Cpu(int percent) => new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = percent } } };

    private static MetricStatus CurrentCpu(int percent) => new() { Type = "Resource", Resource = new() { Name = "cpu", Current = new() { AverageUtilization = percent } } };
}
