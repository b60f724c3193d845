using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What creation does to the scheduling rules of a pod.</summary>
internal static class PodScheduling
{
    /// <summary>Adds the pod's own labels that <c>matchLabelKeys</c> and <c>mismatchLabelKeys</c> name to the selectors beside them (KEP-3633, KEP-3243).</summary>
    public static PodSpec FoldMatchLabelKeys(PodSpec spec, ValueMap<string> labels)
    {
        var spread = spec.TopologySpreadConstraints.Rewrite(c =>
            c.MatchLabelKeys.IsEmpty || c.LabelSelector is null ? c : c with { LabelSelector = Fold(c.LabelSelector, c.MatchLabelKeys, "In", labels) });
        if (!spread.IsSame(spec.TopologySpreadConstraints))
        {
            spec = spec with { TopologySpreadConstraints = spread };
        }

        if (spec.Affinity is not { } affinity || (affinity.PodAffinity is null && affinity.PodAntiAffinity is null))
        {
            return spec;
        }

        if (affinity.PodAffinity is { } near)
        {
            affinity = affinity with
            {
                PodAffinity = near with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = near.RequiredDuringSchedulingIgnoredDuringExecution.Rewrite(t => Term(t, labels)),
                    PreferredDuringSchedulingIgnoredDuringExecution = near.PreferredDuringSchedulingIgnoredDuringExecution.Rewrite(t => Weighted(t, labels)),
                },
            };
        }

        if (affinity.PodAntiAffinity is { } apart)
        {
            affinity = affinity with
            {
                PodAntiAffinity = apart with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = apart.RequiredDuringSchedulingIgnoredDuringExecution.Rewrite(t => Term(t, labels)),
                    PreferredDuringSchedulingIgnoredDuringExecution = apart.PreferredDuringSchedulingIgnoredDuringExecution.Rewrite(t => Weighted(t, labels)),
                },
            };
        }

        return spec with { Affinity = affinity };
    }

    private static WeightedPodAffinityTerm Weighted(WeightedPodAffinityTerm weighted, ValueMap<string> labels)
    {
        var term = Term(weighted.PodAffinityTerm, labels);
        return ReferenceEquals(term, weighted.PodAffinityTerm) ? weighted : weighted with { PodAffinityTerm = term };
    }

    private static PodAffinityTerm Term(PodAffinityTerm term, ValueMap<string> labels)
    {
        if ((term.MatchLabelKeys.IsEmpty && term.MismatchLabelKeys.IsEmpty) || term.LabelSelector is not { } selector)
        {
            return term;
        }

        selector = Fold(selector, term.MatchLabelKeys, "In", labels);
        return term with { LabelSelector = Fold(selector, term.MismatchLabelKeys, "NotIn", labels) };
    }

    private static LabelSelector Fold(LabelSelector selector, ValueList<string> keys, string comparison, ValueMap<string> labels)
    {
        foreach (var key in keys)
        {
            if (labels.TryGetValue(key, out var value))
            {
                selector = selector with { MatchExpressions = selector.MatchExpressions.Add(new() { Key = key, Operator = comparison, Values = [value] }) };
            }
        }

        return selector;
    }
}
