using Dotnetes.ApiServer.Authentication;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>An authorizer whose decisions are counted.</summary>
/// <param name="inner">The authorizer.</param>
/// <param name="allowed">Counts what it allows.</param>
/// <param name="denied">Counts what it denies.</param>
internal sealed class MeteredAuthorizer(IAuthorizer inner, Counter allowed, Counter denied) : IAuthorizer, IRuleResolver
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        var asked = inner.Authorize(attributes, cancellationToken);
        return asked.IsCompletedSuccessfully ? new(Count(asked.Result)) : Wait(asked);
    }

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken) =>
        inner is IRuleResolver resolver ? resolver.RulesFor(user, ns, cancellationToken) : new(SubjectRules.None);

    private async ValueTask<AuthorizationDecision> Wait(ValueTask<AuthorizationDecision> asked) => Count(await asked);

    private AuthorizationDecision Count(AuthorizationDecision decision)
    {
        switch (decision.Verdict)
        {
            case AuthorizationVerdict.Allow:
                allowed.Increment();
                break;
            case AuthorizationVerdict.Deny:
                denied.Increment();
                break;
        }

        return decision;
    }
}
