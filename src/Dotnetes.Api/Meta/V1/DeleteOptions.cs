namespace Dotnetes.Api.Meta.V1;

/// <summary>Parameters for deleting objects, given as a body or as a query.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions", TypeMeta = true)]
[Kind("", "v1", "DeleteOptions")]
public sealed partial record DeleteOptions
{
    /// <summary>Seconds the object gets to end gracefully; zero deletes at once, and unset uses the default of the kind.</summary>
    [Field("gracePeriodSeconds", 1)]
    public long? GracePeriodSeconds { get; init; }

    /// <summary>Conditions that must hold for the deletion; otherwise the answer is 409 Conflict.</summary>
    [Field("preconditions", 2)]
    public Preconditions? Preconditions { get; init; }

    /// <summary>Former way to choose whether dependents are kept; deprecated in favour of propagationPolicy and exclusive with it.</summary>
    [Field("orphanDependents", 3)]
    public bool? OrphanDependents { get; init; }

    /// <summary>Treatment of dependents: Orphan keeps them, Background deletes them afterwards, Foreground deletes them before the object.</summary>
    [Field("propagationPolicy", 4)]
    public string? PropagationPolicy { get; init; }

    /// <summary>Set to All to go through all stages without storing anything.</summary>
    [Field("dryRun", 5, List = "atomic")]
    public ValueList<string> DryRun { get; init; }

    /// <summary>When true, an object is removed although it can no longer be read from storage, skipping finalizers; potentially dangerous.</summary>
    [Field("ignoreStoreReadErrorWithClusterBreakingPotential", 6)]
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; init; }
}
