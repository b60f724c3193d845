namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Scaling on CPU or memory usage of one container in each pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ContainerResourceMetricSource")]
public sealed partial record ContainerResourceMetricSource
{
    /// <summary>Resource whose usage is measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Usage to hold, as a utilization percentage of the container's requests or as an average quantity.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;

    /// <summary>Name of the container whose usage counts; other containers are ignored.</summary>
    [Field("container", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Container { get; init; } = "";
}
