using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Allows everything (authorization mode <c>AlwaysAllow</c>).</summary>
public sealed class AlwaysAllowAuthorizer : IAuthorizer, IRuleResolver
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        new(new AuthorizationDecision(AuthorizationVerdict.Allow));

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken) => new(SubjectRules.All);
}
