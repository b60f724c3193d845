using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>The namespace options that are in effect for a sandbox.</summary>
[GrpcMessage]
public sealed partial record Namespace
{
    /// <summary>Field <c>options</c>.</summary>
    [Field("", 2)]
    public NamespaceOption? Options { get; init; }
}
