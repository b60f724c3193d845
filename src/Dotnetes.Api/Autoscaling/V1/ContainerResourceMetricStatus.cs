namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Last reading of CPU or memory usage of one container per pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ContainerResourceMetricStatus")]
public sealed partial record ContainerResourceMetricStatus
{
    /// <summary>Resource whose usage was measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage as a percentage of the container's requests; only set when the target is a percentage too.</summary>
    [Field("currentAverageUtilization", 2)]
    public int? CurrentAverageUtilization { get; init; }

    /// <summary>Mean usage of the container per pod as a plain quantity; always filled in.</summary>
    [Field("currentAverageValue", 3, Required = true)]
    public Quantity CurrentAverageValue { get; init; }

    /// <summary>Name of the container that was measured in each pod.</summary>
    [Field("container", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Container { get; init; } = "";
}
