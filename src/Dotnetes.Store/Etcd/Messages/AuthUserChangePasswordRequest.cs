using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Sets a new password for the named user.</summary>
[GrpcMessage]
public sealed partial record AuthUserChangePasswordRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>password</c>.</summary>
    [Field("", 2)]
    public string Password { get; init; } = "";

    /// <summary>Field <c>hashedPassword</c>.</summary>
    [Field("", 3)]
    public string HashedPassword { get; init; } = "";
}
