using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Allows nothing (authorization mode <c>AlwaysDeny</c>).</summary>
public sealed class AlwaysDenyAuthorizer : IAuthorizer, IRuleResolver
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        new(new AuthorizationDecision(AuthorizationVerdict.NoOpinion, "Everything is forbidden."));

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken) => new(SubjectRules.None);
}
