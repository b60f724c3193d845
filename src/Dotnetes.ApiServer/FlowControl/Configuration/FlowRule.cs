using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>A rule of a flow schema, ready to be matched.</summary>
internal sealed class FlowRule
{
    private const string Everything = "*";
    private const string AccountPrefix = "system:serviceaccount:";

    private readonly Resources[] _resources;
    private readonly Paths[] _paths;

    /// <summary>Prepares a rule.</summary>
    public FlowRule(PolicyRulesWithSubjects rule)
    {
        var users = new List<string>();
        var groups = new List<string>();
        var namespaces = new List<string>();
        foreach (var subject in rule.Subjects)
        {
            switch (subject)
            {
                case { Kind: SubjectKind.User, User.Name: Everything } or { Kind: SubjectKind.Group, Group.Name: Everything }:
                    IsForEverybody = true;
                    break;
                case { Kind: SubjectKind.User, User: { } user }:
                    users.Add(user.Name);
                    break;
                case { Kind: SubjectKind.Group, Group: { } group }:
                    groups.Add(group.Name);
                    break;
                case { Kind: SubjectKind.ServiceAccount, ServiceAccount: { Name: Everything } account }:
                    namespaces.Add(account.Namespace);
                    break;
                case { Kind: SubjectKind.ServiceAccount, ServiceAccount: { } account }:
                    users.Add($"{AccountPrefix}{account.Namespace}:{account.Name}");
                    break;
                default:
                    break;
            }
        }

        (Users, Groups, AccountNamespaces) = (users, groups, namespaces);
        _resources = [.. rule.ResourceRules.Select(r => new Resources(new(r.Verbs), new(r.ApiGroups), new(r.Resources), new(r.Namespaces), r.ClusterScope))];
        _paths = [.. rule.NonResourceRules.Select(r => new Paths(new(r.Verbs), [.. r.NonResourceUrls]))];
    }

    /// <summary>What the user names of service accounts begin with; the namespace, a colon and the name follow.</summary>
    public static ReadOnlySpan<char> AccountPrefixSpan => AccountPrefix;

    /// <summary>Whether it is for all senders.</summary>
    public bool IsForEverybody { get; }

    /// <summary>The users for whom it is.</summary>
    public IReadOnlyList<string> Users { get; }

    /// <summary>The groups for whom it is.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The namespaces for all of whose service accounts it is.</summary>
    public IReadOnlyList<string> AccountNamespaces { get; }

    /// <summary>Whether a request is one of its, as far as it does not depend on the sender.</summary>
    public bool Matches(RequestInfo info) => info.IsResource ? MatchesResource(info) : MatchesPath(info);

    private bool MatchesResource(RequestInfo info)
    {
        foreach (var rule in _resources)
        {
            if (rule.Matches(info))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesPath(RequestInfo info)
    {
        foreach (var rule in _paths)
        {
            if (rule.Matches(info))
            {
                return true;
            }
        }

        return false;
    }

    // A star counts only where it stands alone.
    private readonly struct Names(ValueList<string> names)
    {
        private readonly ValueList<string> _names = names;
        private readonly bool _all = names is [Everything];

        public bool Contain(string name) => _all || _names.Contains(name);

        public bool ContainResource(string resource, string subresource)
        {
            if (_all || subresource.Length == 0)
            {
                return Contain(resource);
            }

            foreach (var name in _names)
            {
                if (name.Length == resource.Length + 1 + subresource.Length && name[resource.Length] == '/'
                    && name.StartsWith(resource, StringComparison.Ordinal) && name.EndsWith(subresource, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class Resources(Names verbs, Names groups, Names resources, Names namespaces, bool clusterScope)
    {
        public bool Matches(RequestInfo info) =>
            verbs.Contain(info.Verb)
            && resources.ContainResource(info.Resource, info.Subresource)
            && groups.Contain(info.Group)
            && (info.Namespace.Length == 0 ? clusterScope : namespaces.Contain(info.Namespace));
    }

    private sealed class Paths(Names verbs, string[] urls)
    {
        public bool Matches(RequestInfo info)
        {
            if (!verbs.Contain(info.Verb))
            {
                return false;
            }

            foreach (var url in urls)
            {
                if (url == Everything || url == info.Path || IsBelow(url, info.Path))
                {
                    return true;
                }
            }

            return false;
        }

        // With or without a star at its end, a path stands for what is below it, too.
        private static bool IsBelow(string url, string path)
        {
            var prefix = url.AsSpan().TrimEnd('*').TrimEnd('/');
            return path.Length > prefix.Length && path[prefix.Length] == '/' && path.AsSpan().StartsWith(prefix, StringComparison.Ordinal);
        }
    }
}
