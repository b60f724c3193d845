using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Proxy;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Webhooks;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>The ways to authenticate that the server makes itself, by configuration.</summary>
public sealed record AuthenticationOptions
{
    /// <summary>A proxy before this server that tells whose requests it passes on; null for none.</summary>
    public RequestHeaderOptions? RequestHeader { get; init; }

    /// <summary>A file of tokens (<c>--token-auth-file</c>); empty for none.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>A file of user names and passwords (<c>--basic-auth-file</c>); empty for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>How tokens of service accounts are made and checked; null has neither.</summary>
    public ServiceAccountTokenOptions? ServiceAccounts { get; init; }

    /// <summary>Whether secrets of type <c>bootstrap.kubernetes.io/token</c> are tokens (<c>--enable-bootstrap-token-auth</c>).</summary>
    public bool BootstrapTokens { get; init; }

    /// <summary>The OpenID Connect issuers; null for none.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>Another service that knows tokens; null for none.</summary>
    public WebhookTokenOptions? Webhook { get; init; }
}
