namespace Dotnetes.Api.Coordination.V1Beta1;

/// <summary>A small record that its holder renews regularly, used for leader election and heartbeats.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.Lease", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1beta1", "Lease", Namespaced = true)]
public sealed partial record Lease
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public LeaseSpec Spec { get; init; } = LeaseSpec.Empty;
}

/// <summary>Holder, duration and renewal times of a lease, and how a holder is chosen.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.LeaseSpec")]
public sealed partial record LeaseSpec
{
    [Field("holderIdentity", 1)]
    public string? HolderIdentity { get; init; }

    [Field("leaseDurationSeconds", 2)]
    public int? LeaseDurationSeconds { get; init; }

    [Field("acquireTime", 3)]
    public MicroTime? AcquireTime { get; init; }

    [Field("renewTime", 4)]
    public MicroTime? RenewTime { get; init; }

    [Field("leaseTransitions", 5)]
    public int? LeaseTransitions { get; init; }

    [Field("strategy", 6, Gate = "CoordinatedLeaderElection")]
    public string? Strategy { get; init; }

    [Field("preferredHolder", 7, Gate = "CoordinatedLeaderElection")]
    public string? PreferredHolder { get; init; }
}

/// <summary>A list of Lease objects.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.LeaseList", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1beta1", "LeaseList")]
public sealed partial record LeaseList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Lease> Items { get; init; }
}
