namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>One metric to scale on; exactly the member belonging to the type has to be filled in.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.MetricSpec")]
public sealed partial record MetricSpec
{
    /// <summary>Kind of metric source: ContainerResource, External, Object, Pods or Resource; each selects the member of that name.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>A metric describing one other object in the cluster, such as requests per second at an ingress.</summary>
    [Field("object", 2)]
    public ObjectMetricSource? Object { get; init; }

    /// <summary>A custom metric reported per pod of the target and averaged over them.</summary>
    [Field("pods", 3)]
    public PodsMetricSource? Pods { get; init; }

    /// <summary>CPU or memory usage of the target's pods, taken over all containers of each pod.</summary>
    [Field("resource", 4)]
    public ResourceMetricSource? Resource { get; init; }

    /// <summary>CPU or memory usage of one named container in each of the target's pods.</summary>
    [Field("containerResource", 7)]
    public ContainerResourceMetricSource? ContainerResource { get; init; }

    /// <summary>A metric from outside the cluster, such as the length of a cloud message queue.</summary>
    [Field("external", 5)]
    public ExternalMetricSource? External { get; init; }
}
