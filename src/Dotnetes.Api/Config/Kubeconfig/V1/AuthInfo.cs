namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>Credentials of a user: certificate, token, password, or a program that supplies them.</summary>
[ApiType(Proto = false)]
public sealed partial record AuthInfo
{
    [Field("client-certificate")]
    public string ClientCertificate { get; init; } = "";

    [Field("client-certificate-data")]
    public ByteString ClientCertificateData { get; init; }

    [Field("client-key")]
    public string ClientKey { get; init; } = "";

    [Field("client-key-data")]
    public ByteString ClientKeyData { get; init; }

    [Field("token")]
    public string Token { get; init; } = "";

    [Field("tokenFile")]
    public string TokenFile { get; init; } = "";

    [Field("as")]
    public string As { get; init; } = "";

    [Field("as-uid")]
    public string AsUid { get; init; } = "";

    [Field("as-groups")]
    public ValueList<string> AsGroups { get; init; }

    [Field("as-user-extra")]
    public ValueMap<ValueList<string>> AsUserExtra { get; init; }

    [Field("username")]
    public string Username { get; init; } = "";

    [Field("password")]
    public string Password { get; init; } = "";

    [Field("auth-provider")]
    public AuthProviderConfig? AuthProvider { get; init; }

    [Field("exec")]
    public ExecConfig? Exec { get; init; }

    [Field("extensions")]
    public ValueList<NamedExtension> Extensions { get; init; }
}
