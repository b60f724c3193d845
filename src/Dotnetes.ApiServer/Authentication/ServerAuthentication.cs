using Dotnetes.ApiServer.Authentication.Reviews;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>All of authentication that one server has, made from its options.</summary>
internal sealed class ServerAuthentication
{
    private readonly ServiceAccountTokenOptions? _accounts;

    /// <summary>Makes it.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="reader">Reads of the server's caches.</param>
    /// <param name="client">The server's own client, to note uses of tokens.</param>
    /// <param name="newId">Makes unique ids.</param>
    /// <param name="logger">Where things are logged.</param>
    public ServerAuthentication(ApiServerOptions options, IResourceReader reader, Func<IKubeClient> client, Func<string> newId, ILogger logger)
    {
        _accounts = options.Authentication.ServiceAccounts;
        var tokens = new List<ITokenAuthenticator>(options.Authentication.LocalTokens);
        if (_accounts is not null)
        {
            tokens.Add(new ServiceAccountTokenAuthenticator(_accounts, reader, new LegacyTokenCheck(reader, client, options.Time, logger), options.Time));
        }

        tokens.AddRange(options.Authentication.RemoteTokens);
        var bearer = tokens.Count > 0 ? new BearerTokenAuthenticator(new TokenAuthenticatorUnion(tokens)) : null;
        Request = new RequestAuthenticator(
            [.. options.Authenticators, .. bearer is null ? Array.Empty<IAuthenticator>() : [bearer]], new AnonymousAccess(options.AnonymousUser, options.Authentication.AnonymousPaths), logger);
        Reviews = [new TokenReviewResource(bearer, _accounts?.ServerAudiences ?? default), new SelfSubjectReviewResource()];
        Handlers = _accounts?.SigningKey is null ? [] : [new TokenRequestHandler(_accounts, newId, options.Time)];
    }

    /// <summary>Finds out who sent a request.</summary>
    public RequestAuthenticator Request { get; }

    /// <summary>The kinds by which others ask.</summary>
    public IReadOnlyList<VirtualResource> Reviews { get; }

    /// <summary>The subresource that makes tokens.</summary>
    public IReadOnlyList<SubresourceHandler> Handlers { get; }

    /// <summary>The documents by which others can check tokens.</summary>
    /// <param name="address">Host and port under which others reach this server.</param>
    public IReadOnlyList<IHttpPath> Paths(Func<string> address) => _accounts is null || _accounts.AllKeys.Count == 0 ? [] : [new OpenIdPaths(_accounts, address)];
}
