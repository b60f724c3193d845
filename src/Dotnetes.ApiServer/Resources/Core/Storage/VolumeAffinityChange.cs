using System.Collections.Frozen;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The nodes of a volume stay, but labels of nodes that went out of use may get the names that they have today.</summary>
internal static class VolumeAffinityChange
{
    private static readonly FrozenDictionary<string, string> s_names = new Dictionary<string, string>
    {
        ["failure-domain.beta.kubernetes.io/zone"] = "topology.kubernetes.io/zone",
        ["failure-domain.beta.kubernetes.io/region"] = "topology.kubernetes.io/region",
        ["beta.kubernetes.io/os"] = "kubernetes.io/os",
        ["beta.kubernetes.io/arch"] = "kubernetes.io/arch",
        ["beta.kubernetes.io/instance-type"] = "node.kubernetes.io/instance-type",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an affinity may be replaced by another.</summary>
    public static bool IsAllowed(VolumeNodeAffinity? updated, VolumeNodeAffinity old) =>
        updated is not null
        && updated.Required is null == old.Required is null
        && All(updated.Required?.NodeSelectorTerms ?? default, old.Required?.NodeSelectorTerms ?? default, static (n, o) =>
            All(n.MatchExpressions, o.MatchExpressions, IsAllowed) && All(n.MatchFields, o.MatchFields, IsAllowed));

    // A key that has no newer name may become empty here; that is wrong for another reason, and told once.
    private static bool IsAllowed(NodeSelectorRequirement updated, NodeSelectorRequirement old) =>
        updated == (s_names.GetValueOrDefault(old.Key, "") == updated.Key ? old with { Key = updated.Key } : old);

    private static bool All<T>(ValueList<T> updated, ValueList<T> old, Func<T, T, bool> isAllowed)
    {
        if (updated.Count != old.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Count; i++)
        {
            if (!isAllowed(updated[i], old[i]))
            {
                return false;
            }
        }

        return true;
    }
}
