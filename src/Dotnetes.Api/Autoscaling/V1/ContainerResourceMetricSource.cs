namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Scaling on CPU or memory usage of one container in each pod.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ContainerResourceMetricSource")]
public sealed partial record ContainerResourceMetricSource
{
    /// <summary>Resource whose usage is measured, such as cpu or memory.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Mean usage to aim for, as a percentage of the amount requested by the container.</summary>
    [Field("targetAverageUtilization", 2)]
    public int? TargetAverageUtilization { get; init; }

    /// <summary>Mean usage per pod of that container to aim for, as a plain quantity.</summary>
    [Field("targetAverageValue", 3)]
    public Quantity? TargetAverageValue { get; init; }

    /// <summary>Name of the container whose usage counts; other containers are ignored.</summary>
    [Field("container", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Container { get; init; } = "";
}
