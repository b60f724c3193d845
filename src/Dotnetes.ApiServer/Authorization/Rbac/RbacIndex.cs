using System.Collections.Concurrent;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>
/// All roles and bindings, indexed by where and whom they concern. A decision looks up the sender and each of the sender's groups, once for the cluster and once for the
/// namespace, and never goes through bindings or rules. Each place has a table of its own: they are small, and the cluster's stays in the processor's caches. Reads take no lock.
/// </summary>
internal sealed class RbacIndex
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<SubjectKey, GrantSet> _cluster = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<SubjectKey, GrantSet>> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<RoleKey, RoleEntry> _roles = [];
    private readonly Dictionary<BindingKey, (RoleEntry Role, List<SubjectKey> Subjects)> _bindings = [];

    /// <summary>The keys of the bindings.</summary>
    public IReadOnlyList<BindingKey> Bindings
    {
        get
        {
            lock (_gate)
            {
                return [.. _bindings.Keys];
            }
        }
    }

    /// <summary>The keys of the roles that exist.</summary>
    public IReadOnlyList<RoleKey> Roles
    {
        get
        {
            lock (_gate)
            {
                return [.. _roles.Values.Where(r => r.Rules is not null).Select(r => r.Key)];
            }
        }
    }

    /// <summary>Takes in a role; null rules say that it is gone.</summary>
    public void Set(RoleKey key, ValueList<PolicyRule>? rules)
    {
        lock (_gate)
        {
            var entry = EntryOf(key);
            entry.Set(rules);
            Forget(entry);
        }
    }

    /// <summary>Takes in a binding in place of what it was before.</summary>
    public void Set(BindingKey key, RoleRef role, ValueList<Subject> subjects)
    {
        lock (_gate)
        {
            Drop(key);
            var entry = EntryOf(RoleKey.Of(role, key.Namespace));
            var added = new List<SubjectKey>(subjects.Count);
            foreach (var subject in subjects)
            {
                if (SubjectKey.Of(subject, key.Namespace) is { } who)
                {
                    ScopeForWrite(key.Namespace).GetOrAdd(who, static _ => new GrantSet()).Add(new Grant(key, entry, subject));
                    added.Add(who);
                }
            }

            _bindings[key] = (entry, added);
        }
    }

    /// <summary>Forgets a binding.</summary>
    public void Remove(BindingKey key)
    {
        lock (_gate)
        {
            Drop(key);
        }
    }

    /// <summary>The rules of a role; null when there is no such role.</summary>
    public ValueList<PolicyRule>? RulesOf(RoleKey key)
    {
        lock (_gate)
        {
            return _roles.GetValueOrDefault(key)?.Rules;
        }
    }

    /// <summary>Decides: allowed, or no opinion.</summary>
    public AuthorizationDecision Decide(AuthorizationAttributes attributes)
    {
        var query = new RuleQuery(attributes);
        var user = attributes.User;
        var ns = attributes.IsResource ? attributes.Namespace : "";
        var local = ns.Length > 0 && _namespaces.TryGetValue(ns, out var scope) ? scope : null;
        var isIncomplete = false;
        if (Find(SubjectKey.User(user.Name), local, query, ref isIncomplete) is { } byUser)
        {
            return new(AuthorizationVerdict.Allow, byUser.Reason);
        }

        foreach (var group in user.Groups)
        {
            if (Find(SubjectKey.Group(group), local, query, ref isIncomplete) is { } byGroup)
            {
                return new(AuthorizationVerdict.Allow, byGroup.Reason);
            }
        }

        return new(AuthorizationVerdict.NoOpinion, isIncomplete ? $"RBAC: {Errors.Aggregate(MissingFor(user, ns))}" : "");
    }

    /// <summary>All grants of a user in a namespace and in the whole cluster, those of the cluster first; each binding once.</summary>
    public IReadOnlyList<Grant> GrantsOf(UserInfo user, string ns)
    {
        var grants = new List<Grant>();
        var seen = new HashSet<BindingKey>();
        foreach (var view in ViewsOf(user, ns))
        {
            grants.AddRange(view.Grants.Where(g => seen.Add(g.Binding)));
        }

        return grants;
    }

    /// <summary>What is said of the roles that are bound to a user and do not exist; each once.</summary>
    public IReadOnlyList<string> MissingFor(UserInfo user, string ns) => [.. ViewsOf(user, ns).SelectMany(v => v.Missing).Distinct()];

    private IEnumerable<GrantView> ViewsOf(UserInfo user, string ns)
    {
        foreach (var scope in ns.Length > 0 && _namespaces.TryGetValue(ns, out var local) ? [_cluster, local] : (ConcurrentDictionary<SubjectKey, GrantSet>[])[_cluster])
        {
            if (ViewOf(scope, SubjectKey.User(user.Name)) is { } own)
            {
                yield return own;
            }

            foreach (var group in (IEnumerable<string>)user.Groups)
            {
                if (ViewOf(scope, SubjectKey.Group(group)) is { } shared)
                {
                    yield return shared;
                }
            }
        }
    }

    // The subject in the whole cluster, then in the namespace.
    private Grant? Find(in SubjectKey subject, ConcurrentDictionary<SubjectKey, GrantSet>? local, in RuleQuery query, ref bool isIncomplete)
    {
        if (_cluster.TryGetValue(subject, out var set) && Ask(set, query, ref isIncomplete) is { } found)
        {
            return found;
        }

        return local is not null && local.TryGetValue(subject, out set) ? Ask(set, query, ref isIncomplete) : null;
    }

    private Grant? Ask(GrantSet set, in RuleQuery query, ref bool isIncomplete)
    {
        var view = set.View ?? Build(set);
        isIncomplete |= view.Missing.Count > 0;
        return view.Find(query);
    }

    private GrantView? ViewOf(ConcurrentDictionary<SubjectKey, GrantSet> scope, SubjectKey subject) => scope.TryGetValue(subject, out var set) ? set.View ?? Build(set) : null;

    // Written under the lock only, so that one stripe is enough.
    private ConcurrentDictionary<SubjectKey, GrantSet> ScopeForWrite(string ns) =>
        ns.Length == 0 ? _cluster : _namespaces.GetOrAdd(ns, static _ => new(concurrencyLevel: 1, capacity: 7));

    private GrantView Build(GrantSet set)
    {
        lock (_gate)
        {
            return set.Build();
        }
    }

    private RoleEntry EntryOf(RoleKey key)
    {
        if (!_roles.TryGetValue(key, out var entry))
        {
            _roles[key] = entry = new RoleEntry(key);
        }

        return entry;
    }

    private void Drop(BindingKey key)
    {
        if (!_bindings.Remove(key, out var binding))
        {
            return;
        }

        var scope = ScopeForWrite(key.Namespace);
        foreach (var subject in binding.Subjects)
        {
            if (scope.TryGetValue(subject, out var set))
            {
                set.Remove(key);
                if (set.IsEmpty)
                {
                    scope.TryRemove(subject, out _);
                }
            }
        }

        if (scope.IsEmpty)
        {
            _namespaces.TryRemove(key.Namespace, out _);
        }

        Forget(binding.Role);
    }

    // What neither exists nor is referred to need not be remembered.
    private void Forget(RoleEntry entry)
    {
        if (entry.Rules is null && entry.Sets.Count == 0)
        {
            _roles.Remove(entry.Key);
        }
    }
}
