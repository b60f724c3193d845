using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Kind of access granted to a key or range of keys.</summary>
[GrpcMessage]
public sealed partial record Permission
{
    /// <summary>Field <c>permType</c>.</summary>
    [Field("", 1)]
    public PermissionType PermType { get; init; }

    /// <summary>Field <c>key</c>.</summary>
    [Field("", 2)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 3)]
    public ByteString RangeEnd { get; init; }
}
