using Dotnetes.ApiServer.Authentication.Bootstrap;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Passwords;
using Dotnetes.ApiServer.Authentication.Proxy;
using Dotnetes.ApiServer.Authentication.Reviews;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Authentication.Webhooks;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>All of authentication that one server has, made from its options.</summary>
internal sealed class ServerAuthentication
{
    private readonly ServiceAccountTokenOptions? _accounts;
    private readonly OpenIdIssuers? _issuers;

    /// <summary>Makes it.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="reader">Reads of the server's caches.</param>
    /// <param name="client">The server's own client, to note uses of tokens.</param>
    /// <param name="newId">Makes unique ids.</param>
    /// <param name="logger">Where things are logged.</param>
    public ServerAuthentication(ApiServerOptions options, IResourceReader reader, Func<IKubeClient> client, Func<string> newId, ILogger logger)
    {
        var wanted = options.Authentication;
        _accounts = wanted.ServiceAccounts;
        var audiences = _accounts?.ServerAudiences ?? default;
        var tokens = new List<ITokenAuthenticator>();
        if (wanted.TokenFile.Length > 0)
        {
            tokens.Add(TokenFileAuthenticator.Read(wanted.TokenFile));
        }

        if (_accounts is not null)
        {
            var uses = new TokenUseMetrics(options.Metrics);
            tokens.Add(new ServiceAccountTokenAuthenticator(_accounts, reader, new LegacyTokenCheck(reader, client, uses, options.Time, logger), uses, options.Time));
        }

        if (wanted.BootstrapTokens)
        {
            tokens.Add(new BootstrapTokenAuthenticator(reader, options.Time, logger));
        }

        // Those that ask others come last.
        if (wanted.OpenId is { } openId)
        {
            _issuers = new OpenIdIssuers(openId, _accounts?.Issuers ?? default, new OpenIdMetrics(options.Metrics, options.ServerId), options.Time, logger);
            tokens.Add(_issuers);
        }

        if (wanted.Webhook is { } webhook)
        {
            tokens.Add(WebhookTokenAuthenticator.Create(webhook with { ServerAudiences = audiences }, options.Metrics, options.Time, logger));
        }

        var bearer = tokens.Count > 0 ? new BearerTokenAuthenticator(new TokenAuthenticatorUnion(tokens, audiences, logger)) : null;
        IReadOnlyList<IAuthenticator> proxy = wanted.RequestHeader is { } headers ? [new RequestHeaderAuthenticator(headers, options.Time)] : [];
        Request = new RequestAuthenticator(
            [.. proxy, .. options.Authenticators, .. Passwords(wanted), .. bearer is null ? Array.Empty<IAuthenticator>() : [bearer]], new AnonymousAccess(options.AnonymousUser, () => _issuers?.Anonymous),
            new AuthenticationMetrics(options.Metrics), options.Time, logger);
        Reviews = [new TokenReviewResource(bearer, audiences), new SelfSubjectReviewResource()];
        Handlers = _accounts?.Keys.Signing is null ? [] : [new TokenRequestHandler(_accounts, newId, options.Time)];
    }

    /// <summary>Finds out who sent a request.</summary>
    public RequestAuthenticator Request { get; }

    /// <summary>The kinds by which others ask.</summary>
    public IReadOnlyList<VirtualResource> Reviews { get; }

    /// <summary>The subresource that makes tokens.</summary>
    public IReadOnlyList<SubresourceHandler> Handlers { get; }

    /// <summary>Follows changes of configuration until the server stops.</summary>
    public Task Run(CancellationToken stopping) => _issuers?.Run(stopping) ?? Task.CompletedTask;

    /// <summary>The documents by which others can check tokens.</summary>
    /// <param name="address">Host and port under which others reach this server.</param>
    public IReadOnlyList<IHttpPath> Paths(Func<string> address) => _accounts is null || _accounts.Keys.All.Count == 0 ? [] : [new OpenIdPaths(_accounts, address)];

    private static IReadOnlyList<IAuthenticator> Passwords(AuthenticationOptions wanted) =>
        wanted.PasswordFile.Length > 0 ? [PasswordFileAuthenticator.Read(wanted.PasswordFile)] : [];
}
