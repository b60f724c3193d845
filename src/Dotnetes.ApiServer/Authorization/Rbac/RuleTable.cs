using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>The rules of one role, or of several together, arranged so that a request is decided by a few look-ups however many rules there are.</summary>
internal sealed class RuleTable
{
    private readonly Dictionary<ResourceKey, VerbTable> _resources = [];
    private readonly Dictionary<string, VerbTable> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VerbTable> _prefixes = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _prefixLengths = [];
    private bool _hasAnyGroup;
    private bool _hasAnyResource;
    private bool _hasAnyWithSubresource;

    /// <summary>Adds the rules of a role.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="source">The number that <see cref="Find"/> gives for them.</param>
    public void Add(ValueList<PolicyRule> rules, int source)
    {
        foreach (var rule in rules)
        {
            foreach (var group in rule.ApiGroups)
            {
                foreach (var resource in rule.Resources)
                {
                    AddResource(group, resource, rule, source);
                }
            }

            foreach (var url in rule.NonResourceUrls)
            {
                AddPath(url, rule, source);
            }
        }
    }

    /// <summary>The number of the role that allows a request, or -1.</summary>
    public int Find(in RuleQuery query)
    {
        if (!query.IsResource)
        {
            return FindPath(query);
        }

        var found = FindInGroup(query.GroupExact, query.GroupAnyWithSubresource, query.GroupAny, query);
        return found < 0 && _hasAnyGroup ? FindInGroup(query.AnyExact, query.AnyAnyWithSubresource, query.AnyAny, query) : found;
    }

    private int FindInGroup(in ResourceKey exact, in ResourceKey anyWithSubresource, in ResourceKey any, in RuleQuery query)
    {
        var found = Ask(exact, query);
        if (found < 0 && _hasAnyResource)
        {
            found = Ask(any, query);
        }

        return found < 0 && _hasAnyWithSubresource && query.HasSubresource ? Ask(anyWithSubresource, query) : found;
    }

    private int Ask(in ResourceKey key, in RuleQuery query) => _resources.TryGetValue(key, out var verbs) ? verbs.Find(query.Verb, query.Name) : -1;

    private int FindPath(in RuleQuery query)
    {
        if (_paths.TryGetValue(query.Path, out var verbs) && verbs.Find(query.Verb, "") is >= 0 and var exact)
        {
            return exact;
        }

        var prefixes = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _prefixLengths)
        {
            if (length > query.Path.Length)
            {
                break;
            }

            if (prefixes.TryGetValue(query.Path.AsSpan(0, length), out verbs) && verbs.Find(query.Verb, "") is >= 0 and var found)
            {
                return found;
            }
        }

        return -1;
    }

    private void AddResource(string group, string resource, PolicyRule rule, int source)
    {
        var (name, subresource) = ResourceKey.Split(resource);
        _hasAnyGroup |= group == "*";
        _hasAnyResource |= resource == "*";
        _hasAnyWithSubresource |= name == "*" && subresource.Length > 0;
        var key = new ResourceKey(group, name, subresource);
        if (!_resources.TryGetValue(key, out var verbs))
        {
            _resources[key] = verbs = new VerbTable();
        }

        foreach (var verb in rule.Verbs)
        {
            verbs.Add(verb, rule.ResourceNames, source);
        }
    }

    private void AddPath(string url, PolicyRule rule, int source)
    {
        var isPrefix = url.EndsWith('*');
        var path = isPrefix ? url.TrimEnd('*') : url;
        var table = isPrefix ? _prefixes : _paths;
        if (!table.TryGetValue(path, out var verbs))
        {
            table[path] = verbs = new VerbTable();
        }

        if (isPrefix)
        {
            _prefixLengths.Add(path.Length);
        }

        foreach (var verb in rule.Verbs)
        {
            verbs.Add(verb, default, source);
        }
    }
}
