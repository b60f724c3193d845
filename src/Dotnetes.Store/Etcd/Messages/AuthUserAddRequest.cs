using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Creates a user with a password or without one.</summary>
[GrpcMessage]
public sealed partial record AuthUserAddRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>password</c>.</summary>
    [Field("", 2)]
    public string Password { get; init; } = "";

    /// <summary>Field <c>options</c>.</summary>
    [Field("", 3)]
    public UserAddOptions? Options { get; init; }

    /// <summary>Field <c>hashedPassword</c>.</summary>
    [Field("", 4)]
    public string HashedPassword { get; init; } = "";
}
