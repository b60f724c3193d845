using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>The ways to authenticate that the server makes itself, by configuration.</summary>
public sealed record AuthenticationOptions
{
    /// <summary>How tokens of service accounts are made and checked; null has neither.</summary>
    public ServiceAccountTokenOptions? ServiceAccounts { get; init; }

    /// <summary>Token authenticators that are asked before those of service accounts, such as that of the static file.</summary>
    public IReadOnlyList<ITokenAuthenticator> LocalTokens { get; init; } = [];

    /// <summary>Token authenticators that are asked last, because they ask others: OIDC and webhooks.</summary>
    public IReadOnlyList<ITokenAuthenticator> RemoteTokens { get; init; } = [];

    /// <summary>Whether secrets of type <c>bootstrap.kubernetes.io/token</c> are tokens (<c>--enable-bootstrap-token-auth</c>).</summary>
    public bool BootstrapTokens { get; init; }

    /// <summary>The only paths that anonymous requests may have; null for all.</summary>
    public IReadOnlyCollection<string>? AnonymousPaths { get; init; }
}
