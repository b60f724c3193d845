using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Selects sandboxes for statistics by ID and labels.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStatsFilter
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>label_selector</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> LabelSelector { get; init; }
}
