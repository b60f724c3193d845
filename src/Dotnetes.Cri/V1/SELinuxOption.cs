using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>SELinux label of a container, split into user, role, type and level.</summary>
[GrpcMessage]
public sealed partial record SELinuxOption
{
    /// <summary>Field <c>user</c>.</summary>
    [Field("", 1)]
    public string User { get; init; } = "";

    /// <summary>Field <c>role</c>.</summary>
    [Field("", 2)]
    public string Role { get; init; } = "";

    /// <summary>Field <c>type</c>.</summary>
    [Field("", 3)]
    public string Type { get; init; } = "";

    /// <summary>Field <c>level</c>.</summary>
    [Field("", 4)]
    public string Level { get; init; } = "";
}
