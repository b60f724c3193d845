namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Changes the replica count of a workload automatically to keep CPU usage near a target.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler", TypeMeta = true)]
[Kind("autoscaling", "v1", "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers", Namespaced = true)]
public sealed partial record HorizontalPodAutoscaler
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The workload to scale, the replica limits and the CPU target.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public HorizontalPodAutoscalerSpec Spec { get; init; } = HorizontalPodAutoscalerSpec.Empty;

    /// <summary>Replica counts and CPU usage the autoscaler last observed.</summary>
    [Field("status", 3, Default = "{}")]
    public HorizontalPodAutoscalerStatus Status { get; init; } = HorizontalPodAutoscalerStatus.Empty;
}

/// <summary>The desired autoscaling of one workload based on its CPU usage.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec")]
public sealed partial record HorizontalPodAutoscalerSpec
{
    /// <summary>The workload to resize; it must offer the scale subresource.</summary>
    [Field("scaleTargetRef", 1, Required = true, Default = "{}")]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>Smallest replica count the autoscaler may set; 0 needs a feature gate and a non-resource metric. Defaults to 1.</summary>
    [Field("minReplicas", 2)]
    public int? MinReplicas { get; init; }

    /// <summary>Largest replica count the autoscaler may set; cannot be less than minReplicas.</summary>
    [Field("maxReplicas", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int MaxReplicas { get; init; }

    /// <summary>Average CPU use to aim for, as a percentage of the pods' requested CPU; unset applies the default policy of 80.</summary>
    [Field("targetCPUUtilizationPercentage", 4)]
    public int? TargetCpuUtilizationPercentage { get; init; }
}

/// <summary>The most recently observed state of a CPU based autoscaler.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    /// <summary>The metadata generation of the spec that the autoscaler last processed.</summary>
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    /// <summary>When the autoscaler last changed the number of pods.</summary>
    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    /// <summary>Number of pods the target had when last looked at.</summary>
    [Field("currentReplicas", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int CurrentReplicas { get; init; }

    /// <summary>Number of pods the autoscaler last computed as needed.</summary>
    [Field("desiredReplicas", 4, Omit = Omit.Never, Required = true, Default = "0")]
    public int DesiredReplicas { get; init; }

    /// <summary>Average CPU use over all pods as a percentage of requested CPU, for example 70.</summary>
    [Field("currentCPUUtilizationPercentage", 5)]
    public int? CurrentCpuUtilizationPercentage { get; init; }
}

/// <summary>A list of HorizontalPodAutoscaler objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList", TypeMeta = true)]
[Kind("autoscaling", "v1", "HorizontalPodAutoscalerList")]
public sealed partial record HorizontalPodAutoscalerList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The HorizontalPodAutoscaler objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<HorizontalPodAutoscaler> Items { get; init; }
}
