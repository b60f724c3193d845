namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A user entry together with the name it is referred to by.</summary>
[ApiType(Proto = false)]
public sealed partial record NamedAuthInfo
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("user", Required = true)]
    public AuthInfo User { get; init; } = AuthInfo.Empty;
}
