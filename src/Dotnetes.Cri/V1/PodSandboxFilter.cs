using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Selects sandboxes by ID, state and labels; all set criteria must match.</summary>
[GrpcMessage]
public sealed partial record PodSandboxFilter
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>state</c>.</summary>
    [Field("", 2)]
    public PodSandboxStateValue? State { get; init; }

    /// <summary>Field <c>label_selector</c>.</summary>
    [Field("", 3)]
    public ValueMap<string> LabelSelector { get; init; }
}
