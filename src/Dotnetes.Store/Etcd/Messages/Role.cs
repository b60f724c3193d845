using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A named set of permissions that can be given to users.</summary>
[GrpcMessage]
public sealed partial record Role
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public ByteString Name { get; init; }

    /// <summary>Field <c>keyPermission</c>.</summary>
    [Field("", 2)]
    public ValueList<Permission> KeyPermission { get; init; }
}
