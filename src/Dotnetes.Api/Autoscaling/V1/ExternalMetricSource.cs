namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Scaling on a metric produced outside the cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ExternalMetricSource")]
public sealed partial record ExternalMetricSource
{
    /// <summary>Name under which the external metrics API offers the metric.</summary>
    [Field("metricName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricName { get; init; } = "";

    /// <summary>Label query choosing the wanted series among those with this metric name.</summary>
    [Field("metricSelector", 2)]
    public Meta.V1.LabelSelector? MetricSelector { get; init; }

    /// <summary>Total value to hold; cannot be combined with targetAverageValue.</summary>
    [Field("targetValue", 3)]
    public Quantity? TargetValue { get; init; }

    /// <summary>Value per pod to hold after dividing by the replica count; cannot be combined with targetValue.</summary>
    [Field("targetAverageValue", 4)]
    public Quantity? TargetAverageValue { get; init; }
}
