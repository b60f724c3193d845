using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Gives a role access to a key or range of keys.</summary>
[GrpcMessage]
public sealed partial record AuthRoleGrantPermissionRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>perm</c>.</summary>
    [Field("", 2)]
    public Permission? Perm { get; init; }
}
