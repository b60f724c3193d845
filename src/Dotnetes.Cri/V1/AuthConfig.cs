using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Credentials for a registry, as password, encoded pair or token.</summary>
[GrpcMessage]
public sealed partial record AuthConfig
{
    /// <summary>Field <c>username</c>.</summary>
    [Field("", 1)]
    public string Username { get; init; } = "";

    /// <summary>Field <c>password</c>.</summary>
    [Field("", 2)]
    public string Password { get; init; } = "";

    /// <summary>Field <c>auth</c>.</summary>
    [Field("", 3)]
    public string Auth { get; init; } = "";

    /// <summary>Field <c>server_address</c>.</summary>
    [Field("", 4)]
    public string ServerAddress { get; init; } = "";

    /// <summary>Field <c>identity_token</c>.</summary>
    [Field("", 5)]
    public string IdentityToken { get; init; } = "";

    /// <summary>Field <c>registry_token</c>.</summary>
    [Field("", 6)]
    public string RegistryToken { get; init; } = "";
}
