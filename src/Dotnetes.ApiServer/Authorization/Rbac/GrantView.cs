namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>The grants of one subject in one scope at one moment: the rules of all its roles in one table.</summary>
internal sealed class GrantView
{
    private readonly RuleTable _table;

    private GrantView(IReadOnlyList<Grant> grants, RuleTable table, IReadOnlyList<string> missing)
    {
        Grants = grants;
        _table = table;
        Missing = missing;
    }

    /// <summary>One grant for each role that exists, by the names of the bindings.</summary>
    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>What is said of the roles that bindings name and that do not exist.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Makes the view.</summary>
    public static GrantView Of(IEnumerable<Grant> grants)
    {
        var distinct = new List<Grant>();
        var missing = new List<string>();
        var seen = new HashSet<RoleKey>();
        foreach (var grant in grants.OrderBy(g => g.Binding.Name, StringComparer.Ordinal))
        {
            if (grant.Role.Rules is null)
            {
                missing.Add(grant.Role.Key.Missing);
            }
            else if (seen.Add(grant.Role.Key))
            {
                distinct.Add(grant);
            }
        }

        if (distinct.Count == 1)
        {
            return new(distinct, distinct[0].Role.Table, missing);
        }

        var table = new RuleTable();
        for (var i = 0; i < distinct.Count; i++)
        {
            table.Add(distinct[i].Role.Rules!.Value, i);
        }

        return new(distinct, table, missing);
    }

    /// <summary>The grant that allows a request, or null.</summary>
    public Grant? Find(in RuleQuery query)
    {
        var found = _table.Find(query);
        return found < 0 ? null : Grants[found];
    }
}
