namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>How the authorization webhook is reached.</summary>
[ApiType(Proto = false)]
public sealed partial record WebhookConnectionInfo
{
    [Field("type", Omit = Omit.Never, Required = true)]
    public string Type { get; init; } = "";

    [Field("kubeConfigFile", Omit = Omit.Never, Required = true)]
    public string? KubeConfigFile { get; init; }
}
