using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Takes a role away from the named user.</summary>
[GrpcMessage]
public sealed partial record AuthUserRevokeRoleRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>role</c>.</summary>
    [Field("", 2)]
    public string Role { get; init; } = "";
}
