using Dotnetes.Api.Core.V1;

namespace Dotnetes.Machinery.Selectors;

/// <summary>Matching of node selectors.</summary>
public static class NodeSelectors
{
    /// <summary>Whether a node has the labels and satisfies the required affinity of a pod.</summary>
    public static bool MatchesRequired(Pod pod, Node node)
    {
        foreach (var (key, value) in pod.Spec.NodeSelector)
        {
            if (!node.Metadata.Labels.TryGetValue(key, out var actual) || actual != value)
            {
                return false;
            }
        }

        return pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is not { } required || Matches(required, node);
    }

    /// <summary>Whether any term of a selector matches.</summary>
    public static bool Matches(NodeSelector selector, Node node)
    {
        foreach (var term in selector.NodeSelectorTerms)
        {
            if (Matches(term, node))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all requirements of a term hold. A term without requirements matches nothing.</summary>
    public static bool Matches(NodeSelectorTerm term, Node node)
    {
        if (term.MatchExpressions.IsEmpty && term.MatchFields.IsEmpty)
        {
            return false;
        }

        foreach (var requirement in term.MatchExpressions)
        {
            var present = node.Metadata.Labels.TryGetValue(requirement.Key, out var value);
            if (!Holds(requirement, present, value ?? ""))
            {
                return false;
            }
        }

        foreach (var requirement in term.MatchFields)
        {
            if (requirement.Key != "metadata.name" || !Holds(requirement, true, node.Metadata.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(NodeSelectorRequirement requirement, bool present, string value) => requirement.Operator switch
    {
        NodeSelectorOperator.In => present && requirement.Values.Contains(value),
        NodeSelectorOperator.NotIn => !present || !requirement.Values.Contains(value),
        NodeSelectorOperator.Exists => present,
        NodeSelectorOperator.DoesNotExist => !present,
        NodeSelectorOperator.Gt => present && Compare(requirement, value, out var order) && order > 0,
        NodeSelectorOperator.Lt => present && Compare(requirement, value, out var order) && order < 0,
        _ => false,
    };

    private static bool Compare(NodeSelectorRequirement requirement, string value, out int order)
    {
        order = 0;
        if (requirement.Values.Count != 1 || !long.TryParse(value, out var actual) || !long.TryParse(requirement.Values[0], out var bound))
        {
            return false;
        }

        order = actual.CompareTo(bound);
        return true;
    }
}
