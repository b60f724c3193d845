namespace Dotnetes.Api.Config.CredentialProvider.V1;

/// <summary>User name and password for an image registry.</summary>
[ApiType(Proto = false)]
public sealed partial record AuthConfig
{
    [Field("username", Omit = Omit.Never, Required = true)]
    public string Username { get; init; } = "";

    [Field("password", Omit = Omit.Never, Required = true)]
    public string Password { get; init; } = "";
}
