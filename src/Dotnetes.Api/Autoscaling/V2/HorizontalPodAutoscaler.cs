namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Changes the replica count of a workload automatically so that one or more metrics stay near their targets.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler", TypeMeta = true)]
[Kind("autoscaling", "v2", "HorizontalPodAutoscaler", Plural = "horizontalpodautoscalers", Namespaced = true)]
public sealed partial record HorizontalPodAutoscaler
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The workload to scale, the replica limits, the metrics and the scaling pace.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public HorizontalPodAutoscalerSpec Spec { get; init; } = HorizontalPodAutoscalerSpec.Empty;

    /// <summary>Replica counts, metric readings and conditions the autoscaler last recorded.</summary>
    [Field("status", 3, Default = "{}")]
    public HorizontalPodAutoscalerStatus Status { get; init; } = HorizontalPodAutoscalerStatus.Empty;
}

/// <summary>The desired autoscaling of one workload.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec")]
public sealed partial record HorizontalPodAutoscalerSpec
{
    /// <summary>The workload to resize; it must offer the scale subresource, and its pods provide the metrics.</summary>
    [Field("scaleTargetRef", 1, Required = true, Default = "{}")]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>Smallest replica count the autoscaler may set; 0 needs a feature gate plus an object or external metric. Defaults to 1.</summary>
    [Field("minReplicas", 2)]
    public int? MinReplicas { get; init; }

    /// <summary>Largest replica count the autoscaler may set; cannot be less than minReplicas.</summary>
    [Field("maxReplicas", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int MaxReplicas { get; init; }

    /// <summary>Metrics to scale on; the highest replica count any of them asks for is used. Defaults to 80% average CPU utilization.</summary>
    [Field("metrics", 4, List = "atomic")]
    public ValueList<MetricSpec> Metrics { get; init; }

    /// <summary>Limits on how fast scaling goes up and down; built-in rules apply when unset.</summary>
    [Field("behavior", 5)]
    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }
}

/// <summary>The most recently observed state of an autoscaler.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    /// <summary>The metadata generation of the spec that the autoscaler last processed.</summary>
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    /// <summary>When the autoscaler last changed the number of pods; used to pace further changes.</summary>
    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    /// <summary>Number of pods the target had when last looked at.</summary>
    [Field("currentReplicas", 3)]
    public int CurrentReplicas { get; init; }

    /// <summary>Number of pods the autoscaler last computed as needed.</summary>
    [Field("desiredReplicas", 4, Omit = Omit.Never, Required = true, Default = "0")]
    public int DesiredReplicas { get; init; }

    /// <summary>Last reading of each metric named in the spec.</summary>
    [Field("currentMetrics", 5, Omit = Omit.Never, List = "atomic")]
    public ValueList<MetricStatus> CurrentMetrics { get; init; }

    /// <summary>Observations about whether the autoscaler can and does scale, at most one per type.</summary>
    [Field("conditions", 6, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<HorizontalPodAutoscalerCondition> Conditions { get; init; }
}

/// <summary>A list of HorizontalPodAutoscaler objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerList", TypeMeta = true)]
[Kind("autoscaling", "v2", "HorizontalPodAutoscalerList")]
public sealed partial record HorizontalPodAutoscalerList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The HorizontalPodAutoscaler objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<HorizontalPodAutoscaler> Items { get; init; }
}
