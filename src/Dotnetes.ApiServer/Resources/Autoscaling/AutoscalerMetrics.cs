using Dotnetes.Api.Autoscaling.V2;
using Old = Dotnetes.Api.Autoscaling.V1;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Metrics between version 2 and the form that version 1 keeps in annotations, which has no target types and no way to leave out some quantities.</summary>
internal static class AutoscalerMetrics
{
    private const string Value = "Value";
    private const string AverageValue = "AverageValue";
    private const string Utilization = "Utilization";

    public static Old.MetricSpec ToV1(MetricSpec metric) => new()
    {
        Type = metric.Type,
        Object = metric.Object is { } o
            ? new() { Target = Reference(o.DescribedObject), MetricName = o.Metric.Name, Selector = o.Metric.Selector, TargetValue = o.Target.Value ?? default, AverageValue = o.Target.AverageValue }
            : null,
        Pods = metric.Pods is { } p ? new() { MetricName = p.Metric.Name, Selector = p.Metric.Selector, TargetAverageValue = p.Target.AverageValue ?? default } : null,
        Resource = metric.Resource is { } r ? new() { Name = r.Name, TargetAverageUtilization = r.Target.AverageUtilization, TargetAverageValue = r.Target.AverageValue } : null,
        ContainerResource = metric.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, TargetAverageUtilization = c.Target.AverageUtilization, TargetAverageValue = c.Target.AverageValue }
            : null,
        External = metric.External is { } e
            ? new() { MetricName = e.Metric.Name, MetricSelector = e.Metric.Selector, TargetValue = e.Target.Value, TargetAverageValue = e.Target.AverageValue }
            : null,
    };

    public static MetricSpec ToV2(Old.MetricSpec metric) => new()
    {
        Type = metric.Type,
        Object = metric.Object is { } o
            ? new() { DescribedObject = Reference(o.Target), Metric = new() { Name = o.MetricName, Selector = o.Selector }, Target = ObjectTarget(o) }
            : null,
        Pods = metric.Pods is { } p
            ? new() { Metric = new() { Name = p.MetricName, Selector = p.Selector }, Target = new() { Type = AverageValue, AverageValue = p.TargetAverageValue } }
            : null,
        Resource = metric.Resource is { } r ? new() { Name = r.Name, Target = Share(r.TargetAverageUtilization, r.TargetAverageValue) } : null,
        ContainerResource = metric.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, Target = Share(c.TargetAverageUtilization, c.TargetAverageValue) }
            : null,
        External = metric.External is { } e
            ? new()
            {
                Metric = new() { Name = e.MetricName, Selector = e.MetricSelector },
                Target = new() { Type = e.TargetValue is null ? AverageValue : Value, Value = e.TargetValue, AverageValue = e.TargetAverageValue },
            }
            : null,
    };

    public static Old.MetricStatus ToV1(MetricStatus metric) => new()
    {
        Type = metric.Type,
        Object = metric.Object is { } o
            ? new() { Target = Reference(o.DescribedObject), MetricName = o.Metric.Name, Selector = o.Metric.Selector, CurrentValue = o.Current.Value ?? default, AverageValue = o.Current.AverageValue }
            : null,
        Pods = metric.Pods is { } p ? new() { MetricName = p.Metric.Name, Selector = p.Metric.Selector, CurrentAverageValue = p.Current.AverageValue ?? default } : null,
        Resource = metric.Resource is { } r
            ? new() { Name = r.Name, CurrentAverageUtilization = r.Current.AverageUtilization, CurrentAverageValue = r.Current.AverageValue ?? default }
            : null,
        ContainerResource = metric.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, CurrentAverageUtilization = c.Current.AverageUtilization, CurrentAverageValue = c.Current.AverageValue ?? default }
            : null,
        External = metric.External is { } e
            ? new() { MetricName = e.Metric.Name, MetricSelector = e.Metric.Selector, CurrentValue = e.Current.Value ?? default, CurrentAverageValue = e.Current.AverageValue }
            : null,
    };

    public static MetricStatus ToV2(Old.MetricStatus metric) => new()
    {
        Type = metric.Type,
        Object = metric.Object is { } o
            ? new() { DescribedObject = Reference(o.Target), Metric = new() { Name = o.MetricName, Selector = o.Selector }, Current = new() { Value = o.CurrentValue, AverageValue = o.AverageValue } }
            : null,
        Pods = metric.Pods is { } p ? new() { Metric = new() { Name = p.MetricName, Selector = p.Selector }, Current = new() { AverageValue = p.CurrentAverageValue } } : null,
        Resource = metric.Resource is { } r
            ? new() { Name = r.Name, Current = new() { AverageValue = r.CurrentAverageValue, AverageUtilization = r.CurrentAverageUtilization } }
            : null,
        ContainerResource = metric.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, Current = new() { AverageValue = c.CurrentAverageValue, AverageUtilization = c.CurrentAverageUtilization } }
            : null,
        External = metric.External is { } e
            ? new() { Metric = new() { Name = e.MetricName, Selector = e.MetricSelector }, Current = new() { Value = e.CurrentValue, AverageValue = e.CurrentAverageValue } }
            : null,
    };

    public static CrossVersionObjectReference Reference(Old.CrossVersionObjectReference value) => new() { Kind = value.Kind, Name = value.Name, ApiVersion = value.ApiVersion };

    public static Old.CrossVersionObjectReference Reference(CrossVersionObjectReference value) => new() { Kind = value.Kind, Name = value.Name, ApiVersion = value.ApiVersion };

    // Version 1 cannot leave the value out; zero then means that there is none.
    private static MetricTarget ObjectTarget(Old.ObjectMetricSource source) => source.AverageValue is { } average
        ? new() { Type = AverageValue, AverageValue = average, Value = source.TargetValue.IsZero ? null : source.TargetValue }
        : new() { Type = Value, Value = source.TargetValue };

    private static MetricTarget Share(int? percent, Quantity? average) => new() { Type = percent is null ? AverageValue : Utilization, AverageUtilization = percent, AverageValue = average };
}
