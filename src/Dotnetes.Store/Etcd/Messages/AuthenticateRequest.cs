using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Logs in with user name and password to obtain a token.</summary>
[GrpcMessage]
public sealed partial record AuthenticateRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>password</c>.</summary>
    [Field("", 2)]
    public string Password { get; init; } = "";
}
