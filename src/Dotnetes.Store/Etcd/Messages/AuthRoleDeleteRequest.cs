using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Deletes the role with the given name.</summary>
[GrpcMessage]
public sealed partial record AuthRoleDeleteRequest
{
    /// <summary>Field <c>role</c>.</summary>
    [Field("", 1)]
    public string Role { get; init; } = "";
}
