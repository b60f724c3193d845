using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization.Abac;

/// <summary>Allows what the lines of a policy file allow (authorization mode <c>ABAC</c>). It never denies.</summary>
public sealed class AbacAuthorizer(IReadOnlyList<AbacPolicy> policies) : IAuthorizer, IRuleResolver
{
    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        foreach (var policy in policies)
        {
            if (policy.Allows(attributes))
            {
                return new(new AuthorizationDecision(AuthorizationVerdict.Allow));
            }
        }

        return new(new AuthorizationDecision(AuthorizationVerdict.NoOpinion, "No policy matched."));
    }

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken)
    {
        var rules = new List<PolicyRule>();
        foreach (var policy in policies.Where(p => p.Concerns(user)).Select(p => p.Spec).Where(s => s.Namespace == "*" || s.Namespace == ns))
        {
            ValueList<string> verbs = policy.Readonly ? ["get", "list", "watch"] : ["*"];
            if (policy.Resource.Length > 0)
            {
                rules.Add(new PolicyRule { Verbs = verbs, ApiGroups = [policy.ApiGroup], Resources = [policy.Resource] });
            }

            if (policy.NonResourcePath.Length > 0)
            {
                rules.Add(new PolicyRule { Verbs = verbs, NonResourceUrls = [policy.NonResourcePath] });
            }
        }

        return new(new SubjectRules(rules));
    }
}
