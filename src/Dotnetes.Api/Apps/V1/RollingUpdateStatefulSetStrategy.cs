namespace Dotnetes.Api.Apps.V1;

/// <summary>Settings that limit which pods, and how many together, a rolling update of a stateful set touches.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy")]
public sealed partial record RollingUpdateStatefulSetStrategy
{
    /// <summary>Only pods with an ordinal at or above this number get the new revision; lower ones stay put. Defaults to 0.</summary>
    [Field("partition", 1)]
    public int? Partition { get; init; }

    /// <summary>How many pods may be down together during the update, as a count or percentage of replicas; must not be 0. Defaults to 1.</summary>
    [Field("maxUnavailable", 2, Gate = "MaxUnavailableStatefulSet")]
    public IntOrString? MaxUnavailable { get; init; }
}
