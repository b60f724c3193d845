using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Says whether a Windows sandbox has its own network or that of the node.</summary>
[GrpcMessage]
public sealed partial record WindowsNamespaceOption
{
    /// <summary>Field <c>network</c>.</summary>
    [Field("", 1)]
    public NamespaceMode Network { get; init; }
}
