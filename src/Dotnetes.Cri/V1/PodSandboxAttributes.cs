using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Identification of the sandbox that a set of statistics belongs to.</summary>
[GrpcMessage]
public sealed partial record PodSandboxAttributes
{
    /// <summary>Field <c>id</c>.</summary>
    [Field("", 1)]
    public string Id { get; init; } = "";

    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 2)]
    public PodSandboxMetadata? Metadata { get; init; }

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 3)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 4)]
    public ValueMap<string> Annotations { get; init; }
}
