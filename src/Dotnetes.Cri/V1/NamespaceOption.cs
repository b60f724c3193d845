using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Says for each Linux namespace whether it is shared with pod, node or another container.</summary>
[GrpcMessage]
public sealed partial record NamespaceOption
{
    /// <summary>Field <c>network</c>.</summary>
    [Field("", 1)]
    public NamespaceMode Network { get; init; }

    /// <summary>Field <c>pid</c>.</summary>
    [Field("", 2)]
    public NamespaceMode Pid { get; init; }

    /// <summary>Field <c>ipc</c>.</summary>
    [Field("", 3)]
    public NamespaceMode Ipc { get; init; }

    /// <summary>Field <c>target_id</c>.</summary>
    [Field("", 4)]
    public string TargetId { get; init; } = "";

    /// <summary>Field <c>userns_options</c>.</summary>
    [Field("", 5)]
    public UserNamespace? UsernsOptions { get; init; }
}
