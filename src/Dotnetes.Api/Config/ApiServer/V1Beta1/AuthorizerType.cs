namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Kind of an authorizer in the chain, such as webhook or one built into the server.</summary>
public static class AuthorizerType
{
    /// <summary>The value <c>Webhook</c>.</summary>
    public const string Webhook = "Webhook";
}
