namespace Dotnetes.ApiServer.Authorization;

/// <summary>Allows everything (authorization mode <c>AlwaysAllow</c>).</summary>
public sealed class AlwaysAllowAuthorizer : IAuthorizer
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        new(new AuthorizationDecision(AuthorizationVerdict.Allow));
}
