namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>One authorizer of the chain, with its type, name and settings.</summary>
[ApiType(Proto = false)]
public sealed partial record AuthorizerConfiguration
{
    [Field("type", Omit = Omit.Never, Required = true)]
    public string Type { get; init; } = "";

    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("webhook")]
    public WebhookConfiguration? Webhook { get; init; }
}
