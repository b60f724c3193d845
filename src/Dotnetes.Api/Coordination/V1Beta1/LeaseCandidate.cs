namespace Dotnetes.Api.Coordination.V1Beta1;

/// <summary>Announces that a component instance is available to become the holder of a lease.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.LeaseCandidate", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1beta1", "LeaseCandidate", Plural = "leasecandidates", Namespaced = true)]
public sealed partial record LeaseCandidate
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public LeaseCandidateSpec Spec { get; init; } = LeaseCandidateSpec.Empty;
}

/// <summary>The wanted lease, the versions of the candidate and its last sign of life.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.LeaseCandidateSpec")]
public sealed partial record LeaseCandidateSpec
{
    [Field("leaseName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string LeaseName { get; init; } = "";

    [Field("pingTime", 2)]
    public MicroTime? PingTime { get; init; }

    [Field("renewTime", 3)]
    public MicroTime? RenewTime { get; init; }

    [Field("binaryVersion", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BinaryVersion { get; init; } = "";

    [Field("emulationVersion", 5)]
    public string EmulationVersion { get; init; } = "";

    [Field("strategy", 6, Required = true)]
    public string Strategy { get; init; } = "";
}

/// <summary>A list of LeaseCandidate objects.</summary>
[ApiType(OpenApi = "io.k8s.api.coordination.v1beta1.LeaseCandidateList", TypeMeta = true)]
[Kind("coordination.k8s.io", "v1beta1", "LeaseCandidateList")]
public sealed partial record LeaseCandidateList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<LeaseCandidate> Items { get; init; }
}
