using Dotnetes.Api.Audit.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Audit;

/// <summary>Decides by the rules of a policy what the audit log keeps of a request: the first rule that matches counts, without one nothing is kept.</summary>
internal sealed class AuditPolicy
{
    private readonly (PolicyRule Rule, AuditDecision Decision)[] _rules;
    private readonly AuditDecision _otherwise;

    public AuditPolicy(Policy policy)
    {
        var omitted = AuditStageNames.Of(policy.OmitStages);
        _otherwise = new(AuditLevel.None, omitted, policy.OmitManagedFields);
        _rules =
        [
            .. policy.Rules.Select(r => (r, new AuditDecision(Enum.Parse<AuditLevel>(r.Level), omitted | AuditStageNames.Of(r.OmitStages), r.OmitManagedFields ?? policy.OmitManagedFields))),
        ];
    }

    /// <summary>What to keep of a request.</summary>
    /// <param name="user">Who sent it; null when nobody knows.</param>
    /// <param name="info">What it asks for.</param>
    public AuditDecision Decide(UserInfo? user, RequestInfo info)
    {
        foreach (var (rule, decision) in _rules)
        {
            if (Matches(rule, user, info))
            {
                return decision;
            }
        }

        return _otherwise;
    }

    private static bool Matches(PolicyRule rule, UserInfo? user, RequestInfo info)
    {
        if ((!rule.Users.IsEmpty && (user is null || !rule.Users.Contains(user.Name)))
            || (!rule.UserGroups.IsEmpty && (user is null || !user.Groups.Any(rule.UserGroups.Contains)))
            || (!rule.Verbs.IsEmpty && !rule.Verbs.Contains(info.Verb)))
        {
            return false;
        }

        return !rule.Namespaces.IsEmpty || !rule.Resources.IsEmpty
            ? info.IsResource && MatchesResource(rule, info)
            : rule.NonResourceUrls.IsEmpty || (!info.IsResource && rule.NonResourceUrls.Any(u => MatchesPath(info.Path, u)));
    }

    private static bool MatchesPath(string path, string pattern) =>
        pattern == "*" || pattern == path || (pattern.EndsWith('*') && path.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal));

    private static bool MatchesResource(PolicyRule rule, RequestInfo info)
    {
        if (!rule.Namespaces.IsEmpty && !rule.Namespaces.Contains(info.Namespace))
        {
            return false;
        }

        if (rule.Resources.IsEmpty)
        {
            return true;
        }

        foreach (var group in rule.Resources.AsEnumerable())
        {
            if (group.Group != "*" && group.Group != info.Group)
            {
                continue;
            }

            if (group.Resources.IsEmpty
                || ((group.ResourceNames.IsEmpty || group.ResourceNames.Contains(info.Name)) && group.Resources.Any(r => Names(r, info))))
            {
                return true;
            }
        }

        return false;
    }

    // "pods" means pods alone, "pods/log" that subresource, "pods/*" pods and their subresources, "*/log" the subresource of anything.
    private static bool Names(string pattern, RequestInfo info)
    {
        if (pattern == "*")
        {
            return true;
        }

        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return info.Subresource.Length == 0 && pattern == info.Resource;
        }

        var resource = pattern.AsSpan(0, slash);
        var subresource = pattern.AsSpan(slash + 1);
        var isResource = resource.SequenceEqual(info.Resource);
        return info.Subresource.Length > 0
            ? (isResource || resource is "*") && (subresource.SequenceEqual(info.Subresource) || (isResource && subresource is "*"))
            : isResource && subresource is "*";
    }
}
