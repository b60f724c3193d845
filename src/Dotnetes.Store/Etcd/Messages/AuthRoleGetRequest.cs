using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for the permissions of a role by name.</summary>
[GrpcMessage]
public sealed partial record AuthRoleGetRequest
{
    /// <summary>Field <c>role</c>.</summary>
    [Field("", 1)]
    public string Role { get; init; } = "";
}
