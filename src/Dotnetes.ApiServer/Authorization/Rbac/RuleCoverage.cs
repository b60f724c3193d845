using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>Compares rules: whether all that some grant is granted by others, too.</summary>
internal static class RuleCoverage
{
    // Lists multiply: a few kilobytes of rules can stand for billions of atoms, which nobody means and nobody may make the server count.
    private const int MaxAtoms = 200_000;

    /// <summary>
    /// What of <paramref name="wanted"/> the <paramref name="held"/> rules do not grant, as rules for one verb on one thing each. Rules beyond all measure
    /// are not granted, whatever is held.
    /// </summary>
    public static IReadOnlyList<PolicyRule> Missing(IReadOnlyList<PolicyRule> held, IEnumerable<PolicyRule> wanted)
    {
        var missing = new List<PolicyRule>();
        var count = 0;
        foreach (var atom in wanted.SelectMany(Atoms))
        {
            if (++count > MaxAtoms)
            {
                missing.Add(atom);
                break;
            }

            if (!held.Any(h => Covers(h, atom)))
            {
                missing.Add(atom);
            }
        }

        return missing;
    }

    /// <summary>The rules of one group, resource and name in one, sorted by their text: what is shown of <see cref="Missing"/>.</summary>
    public static IReadOnlyList<string> Describe(IEnumerable<PolicyRule> atoms) =>
    [
        .. atoms
            .GroupBy(a => (Group: One(a.ApiGroups), Resource: One(a.Resources), Name: One(a.ResourceNames), Url: One(a.NonResourceUrls), Verb: a.NonResourceUrls.IsEmpty ? null : One(a.Verbs)))
            .Select(g => Describe(g.First() with { Verbs = g.SelectMany(a => (IEnumerable<string>)a.Verbs).ToValueList() }))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A rule in one line.</summary>
    public static string Describe(PolicyRule rule)
    {
        var parts = new List<string>();
        Add("APIGroups", rule.ApiGroups);
        Add("Resources", rule.Resources);
        Add("NonResourceURLs", rule.NonResourceUrls);
        Add("ResourceNames", rule.ResourceNames);
        Add("Verbs", rule.Verbs);
        return $"{{{string.Join(", ", parts)}}}";

        void Add(string name, ValueList<string> values)
        {
            if (!values.IsEmpty)
            {
                parts.Add($"{name}:{Quote(values)}");
            }
        }
    }

    /// <summary>Texts in quotes, in brackets.</summary>
    public static string Quote(ValueList<string> values) => $"[{string.Join(' ', values.Map(GoText.Quote))}]";

    private static string? One(ValueList<string> values) => values.IsEmpty ? null : values[0];

    private static IEnumerable<PolicyRule> Atoms(PolicyRule rule)
    {
        foreach (var group in (IEnumerable<string>)rule.ApiGroups)
        {
            foreach (var resource in (IEnumerable<string>)rule.Resources)
            {
                foreach (var verb in (IEnumerable<string>)rule.Verbs)
                {
                    var atom = new PolicyRule { ApiGroups = [group], Resources = [resource], Verbs = [verb] };
                    if (rule.ResourceNames.IsEmpty)
                    {
                        yield return atom;
                    }

                    foreach (var name in (IEnumerable<string>)rule.ResourceNames)
                    {
                        yield return atom with { ResourceNames = [name] };
                    }
                }
            }
        }

        foreach (var url in (IEnumerable<string>)rule.NonResourceUrls)
        {
            foreach (var verb in (IEnumerable<string>)rule.Verbs)
            {
                yield return new PolicyRule { NonResourceUrls = [url], Verbs = [verb] };
            }
        }
    }

    private static bool Covers(PolicyRule held, PolicyRule atom) =>
        (held.Verbs.Contains("*") || held.Verbs.Contains(atom.Verbs[0]))
        && (atom.NonResourceUrls.IsEmpty ? CoversResource(held, atom) : held.NonResourceUrls.Any(url => CoversUrl(url, atom.NonResourceUrls[0])));

    private static bool CoversResource(PolicyRule held, PolicyRule atom) =>
        (held.ApiGroups.Contains("*") || held.ApiGroups.Contains(atom.ApiGroups[0]))
        && CoversResource(held.Resources, atom.Resources[0])
        && (held.ResourceNames.IsEmpty || (!atom.ResourceNames.IsEmpty && held.ResourceNames.Contains(atom.ResourceNames[0])));

    private static bool CoversResource(ValueList<string> held, string wanted)
    {
        if (held.Contains("*") || held.Contains(wanted))
        {
            return true;
        }

        var at = wanted.IndexOf('/', StringComparison.Ordinal);
        return at >= 0 && held.Contains("*" + wanted[at..]);
    }

    private static bool CoversUrl(string held, string wanted) =>
        held == wanted || (held.EndsWith('*') && wanted.StartsWith(held.TrimEnd('*'), StringComparison.Ordinal));
}
