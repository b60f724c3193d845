using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>Warns of labels of nodes that have better names by now.</summary>
internal static class NodeLabelWarnings
{
    private static readonly Dictionary<string, string> s_deprecated = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
        ["app.kubernetes.io/created-by"] = "deprecated since v1.9",
        ["scheduler.alpha.kubernetes.io/preferAvoidPods"] = "deprecated since v1.22; use Taints and Tolerations instead",
        ["node-role.kubernetes.io/master"] = "use \"node-role.kubernetes.io/control-plane\" instead",
    };

    /// <summary>What to say of a label, or null.</summary>
    public static string? Of(string label) => s_deprecated.GetValueOrDefault(label);

    /// <summary>Warns of labels in a term of a node selector.</summary>
    /// <param name="term">The term.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="checkValues">Whether values that cannot be those of labels are worth a warning; where they are no error.</param>
    public static IEnumerable<string> Term(NodeSelectorTerm term, FieldPath path, bool checkValues)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
        {
            var expression = term.MatchExpressions[i];
            var at = path.Child("matchExpressions").Index(i);
            if (Of(expression.Key) is { } text)
            {
                yield return $"{at.Child("key")}: {expression.Key} is {text}";
            }

            for (var v = 0; checkValues && v < expression.Values.Count; v++)
            {
                foreach (var message in QualifiedNames.IsLabelValue(expression.Values[v]).AsEnumerable())
                {
                    yield return $"{at.Child("values").Index(v)}: {expression.Values[v]} is invalid, {message}";
                }
            }
        }
    }

    /// <summary>Warns of labels in a selector of nodes.</summary>
    public static IEnumerable<string> Selector(Api.Meta.V1.LabelSelector? selector, FieldPath path)
    {
        if (selector is null)
        {
            yield break;
        }

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            if (Of(selector.MatchExpressions[i].Key) is { } text)
            {
                yield return $"{path.Child("matchExpressions").Index(i).Child("key")}: {selector.MatchExpressions[i].Key} is {text}";
            }
        }

        foreach (var label in selector.MatchLabels.Keys)
        {
            if (Of(label) is { } text)
            {
                yield return $"{path.Child("matchLabels").Child(label)}: {text}";
            }
        }
    }
}
