using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Gives a role to the named user.</summary>
[GrpcMessage]
public sealed partial record AuthUserGrantRoleRequest
{
    /// <summary>Field <c>user</c>.</summary>
    [Field("", 1)]
    public string User { get; init; } = "";

    /// <summary>Field <c>role</c>.</summary>
    [Field("", 2)]
    public string Role { get; init; } = "";
}
