namespace Dotnetes.Api.Core.V1;

/// <summary>One kind of pod that should rather not be placed on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PreferAvoidPodsEntry")]
public sealed partial record PreferAvoidPodsEntry
{
    /// <summary>Tells which pods the entry is about.</summary>
    [Field("podSignature", 1, Required = true, Default = "{}")]
    public PodSignature PodSignature { get; init; } = PodSignature.Empty;

    /// <summary>Moment at which a pod was evicted and the entry was added.</summary>
    [Field("evictionTime", 2)]
    public Time EvictionTime { get; init; }

    /// <summary>Short CamelCase word for why the entry was added.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Readable details on why the entry was added.</summary>
    [Field("message", 4)]
    public string Message { get; init; } = "";
}
