using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>Allows what roles and bindings grant (authorization mode <c>RBAC</c>). It never denies.</summary>
/// <param name="index">The roles and bindings.</param>
/// <param name="feed">What keeps the index.</param>
internal sealed class RbacAuthorizer(RbacIndex index, ICacheFollower feed) : IAuthorizer, IRuleResolver
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        var ready = feed.Ready;
        return ready.IsCompletedSuccessfully ? new(index.Decide(attributes)) : Wait(ready, attributes);
    }

    /// <inheritdoc/>
    public async ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken)
    {
        await feed.Ready;
        var missing = index.MissingFor(user, ns);
        return new SubjectRules(
            [.. index.GrantsOf(user, ns).SelectMany(g => (IEnumerable<PolicyRule>)(g.Role.Rules ?? default))],
            Error: missing.Count > 0 ? Errors.Aggregate(missing) : "");
    }

    /// <summary>The rules of a user, with every write that was acknowledged before.</summary>
    public async ValueTask<SubjectRules> CurrentRulesFor(UserInfo user, string ns, CancellationToken cancellationToken)
    {
        await feed.CatchUp(cancellationToken);
        return await RulesFor(user, ns, cancellationToken);
    }

    /// <summary>The rules of a role, or null when there is none, with every write that was acknowledged before.</summary>
    public async ValueTask<ValueList<PolicyRule>?> CurrentRulesOf(RoleKey role, CancellationToken cancellationToken)
    {
        await feed.CatchUp(cancellationToken);
        return index.RulesOf(role);
    }

    private async ValueTask<AuthorizationDecision> Wait(Task ready, AuthorizationAttributes attributes)
    {
        await ready;
        return index.Decide(attributes);
    }
}
