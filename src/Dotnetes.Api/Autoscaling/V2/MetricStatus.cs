namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>The last reading of one metric; only the member belonging to the type is filled in.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.MetricStatus")]
public sealed partial record MetricStatus
{
    /// <summary>Kind of metric source that was read: ContainerResource, External, Object, Pods or Resource.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Last reading of a metric that describes one other object.</summary>
    [Field("object", 2)]
    public ObjectMetricStatus? Object { get; init; }

    /// <summary>Last reading of a custom metric averaged over the target's pods.</summary>
    [Field("pods", 3)]
    public PodsMetricStatus? Pods { get; init; }

    /// <summary>Last reading of CPU or memory usage over whole pods.</summary>
    [Field("resource", 4)]
    public ResourceMetricStatus? Resource { get; init; }

    /// <summary>Last reading of CPU or memory usage of one container per pod.</summary>
    [Field("containerResource", 7)]
    public ContainerResourceMetricStatus? ContainerResource { get; init; }

    /// <summary>Last reading of a metric from outside the cluster.</summary>
    [Field("external", 5)]
    public ExternalMetricStatus? External { get; init; }
}
