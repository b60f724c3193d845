using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>While gates hold a pod back it may be sent to fewer nodes than before, never to others (KEP-3838).</summary>
internal static class GatedPodUpdate
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>The new spec with the allowed changes of node selector and node affinity put back; says what is not allowed.</summary>
    public static PodSpec Munge(PodSpec spec, PodSpec old, FieldErrorList errors)
    {
        if (old.SchedulingGates.IsEmpty)
        {
            return spec;
        }

        if (old.NodeSelector.Any(s => !spec.NodeSelector.TryGetValue(s.Key, out var value) || value != s.Value))
        {
            errors.Add(Validation.FieldChecks.InvalidMap(s_spec.Child("nodeSelector"), spec.NodeSelector, "only additions to spec.nodeSelector are allowed (no mutations or deletions)"));
        }

        Affinity(spec.Affinity?.NodeAffinity, old.Affinity?.NodeAffinity, errors);
        var affinity = (spec.Affinity, old.Affinity) switch
        {
            (null, null) => null,
            (null, { } had) => had with { NodeAffinity = null } is var rest && rest == Api.Core.V1.Affinity.Empty ? had : null,
            ({ } has, null) => has with { NodeAffinity = null } is var rest && rest == Api.Core.V1.Affinity.Empty ? null : has,
            ({ } has, { } had) => has with { NodeAffinity = had.NodeAffinity },
        };
        return spec with { NodeSelector = old.NodeSelector, Affinity = affinity };
    }

    private static void Affinity(NodeAffinity? value, NodeAffinity? old, FieldErrorList errors)
    {
        var before = old?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
        if (before.IsEmpty)
        {
            return;
        }

        var path = s_spec.Child("affinity", "nodeAffinity").Child("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        var terms = value?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
        if (terms.Count != before.Count)
        {
            errors.Add(new(FieldErrorType.Invalid, path.ToString(), InternalForm.OfList(terms), "no additions/deletions to non-empty NodeSelectorTerms list are allowed"));
            return;
        }

        for (var i = 0; i < terms.Count; i++)
        {
            if (!OnlyAdds(terms[i], before[i]))
            {
                errors.Add(GoObject.Invalid(path.Index(i), terms[i], "only additions are allowed (no mutations or deletions)"));
            }
        }
    }

    private static bool OnlyAdds(NodeSelectorTerm term, NodeSelectorTerm old)
    {
        if (old.MatchExpressions.IsEmpty && old.MatchFields.IsEmpty)
        {
            // It matched nothing, and goes on doing so.
            return term.MatchExpressions.IsEmpty && term.MatchFields.IsEmpty;
        }

        return StartsWith(term.MatchExpressions, old.MatchExpressions) && StartsWith(term.MatchFields, old.MatchFields);
    }

    private static bool StartsWith(ValueList<NodeSelectorRequirement> all, ValueList<NodeSelectorRequirement> first) =>
        all.Count >= first.Count && all.Take(first.Count).SequenceEqual(first);
}
