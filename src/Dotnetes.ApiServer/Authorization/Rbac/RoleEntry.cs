using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>A role that exists or that bindings refer to. Changed under the lock of the index only.</summary>
internal sealed class RoleEntry(RoleKey key)
{
    private RuleTable? _table;

    /// <summary>Which role.</summary>
    public RoleKey Key { get; } = key;

    /// <summary>The rules; null while there is no such role.</summary>
    public ValueList<PolicyRule>? Rules { get; private set; }

    /// <summary>The sets of grants that it is part of, with how often.</summary>
    public Dictionary<GrantSet, int> Sets { get; } = [];

    /// <summary>The rules as a table; made when first needed and shared by all who have only this role.</summary>
    public RuleTable Table
    {
        get
        {
            if (_table is null)
            {
                var table = new RuleTable();
                table.Add(Rules ?? default, 0);
                _table = table;
            }

            return _table;
        }
    }

    /// <summary>Gives the role other rules, or none when it is gone.</summary>
    public void Set(ValueList<PolicyRule>? rules)
    {
        Rules = rules;
        _table = null;
        foreach (var set in Sets.Keys)
        {
            set.Invalidate();
        }
    }
}
