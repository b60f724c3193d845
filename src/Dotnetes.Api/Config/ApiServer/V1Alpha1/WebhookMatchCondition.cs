namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>A CEL condition that decides whether the authorization webhook is asked.</summary>
[ApiType(Proto = false)]
public sealed partial record WebhookMatchCondition
{
    [Field("expression", Omit = Omit.Never, Required = true)]
    public string Expression { get; init; } = "";
}
