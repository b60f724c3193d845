namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>Name and settings of an authentication provider built into the client.</summary>
[ApiType(Proto = false)]
public sealed partial record AuthProviderConfig
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("config", Omit = Omit.Never, Required = true)]
    public ValueMap<string> Config { get; init; }
}
