namespace Dotnetes.Api.Coordination.V1;

/// <summary>A lock with limited duration, used for leader election and node heartbeats.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1.Lease", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1", "Lease", Plural = "leases", Namespaced = true)]
public sealed partial record Lease
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Who holds the lease and for how long.</summary>
    [Field("spec", 2, Default = "{}")]
    public LeaseSpec Spec { get; init; } = LeaseSpec.Empty;
}

/// <summary>The holder of a lease and its timing.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1.LeaseSpec")]
public sealed partial record LeaseSpec
{
    /// <summary>Identity of the current holder; empty or unset means the lease is free.</summary>
    [Field("holderIdentity", 1)]
    public string? HolderIdentity { get; init; }

    /// <summary>Seconds after the last renewal before others may take the lease over; must be positive.</summary>
    [Field("leaseDurationSeconds", 2)]
    public int? LeaseDurationSeconds { get; init; }

    /// <summary>When the present holder obtained the lease, with microsecond precision.</summary>
    [Field("acquireTime", 3)]
    public MicroTime? AcquireTime { get; init; }

    /// <summary>When the present holder last extended the lease, with microsecond precision.</summary>
    [Field("renewTime", 4)]
    public MicroTime? RenewTime { get; init; }

    /// <summary>Number of times the lease has moved from one holder to another.</summary>
    [Field("leaseTransitions", 5)]
    public int? LeaseTransitions { get; init; }

    /// <summary>How the leader is picked in coordinated election, for example OldestEmulationVersion; unset means uncoordinated.</summary>
    [Field("strategy", 6, Gate = "CoordinatedLeaderElection")]
    public string? Strategy { get; init; }

    /// <summary>Candidate that the present holder should hand the lease to; only allowed together with a strategy.</summary>
    [Field("preferredHolder", 7, Gate = "CoordinatedLeaderElection")]
    public string? PreferredHolder { get; init; }
}

/// <summary>A list of Lease objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1.LeaseList", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1", "LeaseList")]
public sealed partial record LeaseList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Lease objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Lease> Items { get; init; }
}
