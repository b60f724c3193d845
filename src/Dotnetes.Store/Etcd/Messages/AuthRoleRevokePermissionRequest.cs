using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Takes the access to a key or range away from a role.</summary>
[GrpcMessage]
public sealed partial record AuthRoleRevokePermissionRequest
{
    /// <summary>Field <c>role</c>.</summary>
    [Field("", 1)]
    public string Role { get; init; } = "";

    /// <summary>Field <c>key</c>.</summary>
    [Field("", 2)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 3)]
    public ByteString RangeEnd { get; init; }
}
