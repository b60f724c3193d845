using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Selects containers for statistics by ID, sandbox and labels.</summary>
[GrpcMessage]
public sealed partial record ContainerStatsFilter
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 2)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>label_selector</c>.</summary>
    [Field("", 3)]
    public ValueMap<string> LabelSelector { get; init; }
}
