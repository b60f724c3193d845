namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Last reading of CPU or memory usage of one container per pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.ContainerResourceMetricStatus")]
public sealed partial record ContainerResourceMetricStatus
{
    /// <summary>Resource whose usage was measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage of the container at the last reading, as a quantity and possibly as a percentage.</summary>
    [Field("current", 2, Required = true, Default = "{}")]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;

    /// <summary>Name of the container that was measured in each pod.</summary>
    [Field("container", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Container { get; init; } = "";
}
