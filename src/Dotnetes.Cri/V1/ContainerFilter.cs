using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Selects containers by ID, state, sandbox and labels; all set criteria must match.</summary>
[GrpcMessage]
public sealed partial record ContainerFilter
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>state</c>.</summary>
    [Field("", 2)]
    public ContainerStateValue? State { get; init; }

    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 3)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>label_selector</c>.</summary>
    [Field("", 4)]
    public ValueMap<string> LabelSelector { get; init; }
}
