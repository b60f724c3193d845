using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A user with password hash, roles and options.</summary>
[GrpcMessage]
public sealed partial record User
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public ByteString Name { get; init; }

    /// <summary>Field <c>password</c>.</summary>
    [Field("", 2)]
    public ByteString Password { get; init; }

    /// <summary>Field <c>roles</c>.</summary>
    [Field("", 3)]
    public ValueList<string> Roles { get; init; }

    /// <summary>Field <c>options</c>.</summary>
    [Field("", 4)]
    public UserAddOptions? Options { get; init; }
}
