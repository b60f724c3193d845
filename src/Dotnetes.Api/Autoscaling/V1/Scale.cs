namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Small uniform view on a workload used to read or set its number of replicas.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.Scale", TypeMeta = true)]
[Kind("autoscaling", "v1", "Scale", Namespaced = true)]
public sealed partial record Scale
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The number of replicas the workload should have.</summary>
    [Field("spec", 2, Default = "{}")]
    public ScaleSpec Spec { get; init; } = ScaleSpec.Empty;

    /// <summary>The number of replicas the workload has, along with its pod selector; read-only.</summary>
    [Field("status", 3, Default = "{}")]
    public ScaleStatus Status { get; init; } = ScaleStatus.Empty;
}

/// <summary>The desired size of a scalable workload.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ScaleSpec")]
public sealed partial record ScaleSpec
{
    /// <summary>Number of instances wanted; must not be negative.</summary>
    [Field("replicas", 1, Default = "0")]
    public int Replicas { get; init; }
}

/// <summary>The observed size of a scalable workload.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.ScaleStatus")]
public sealed partial record ScaleStatus
{
    /// <summary>Number of instances that were observed to exist.</summary>
    [Field("replicas", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Replicas { get; init; }

    /// <summary>Label query, in string form, that finds the workload's pods; equals the query parameter format used for listing.</summary>
    [Field("selector", 2)]
    public string Selector { get; init; } = "";
}
