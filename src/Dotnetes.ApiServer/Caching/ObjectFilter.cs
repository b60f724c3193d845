using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Caching;

/// <summary>What a list or a watch selects: a namespace or everything, by labels and fields.</summary>
/// <param name="Definition">The resource.</param>
/// <param name="Namespace">The namespace; empty for all.</param>
/// <param name="Labels">The label selector.</param>
/// <param name="Fields">The field selector.</param>
internal sealed record ObjectFilter(ResourceDefinition Definition, string Namespace, LabelSelection Labels, FieldSelection Fields)
{
    /// <summary>What the keys of selected objects start with.</summary>
    public string KeyPrefix { get; } = Namespace.Length == 0 ? "" : Namespace + "/";

    /// <summary>The one key that can match, when the field selector names the object; otherwise null.</summary>
    public string? SingleKey { get; } = Fields.RequiresExactMatch("metadata.name", out var name)
        ? Definition.Info.Namespaced ? Namespace.Length == 0 ? null : $"{Namespace}/{name}" : name
        : null;

    /// <summary>A field and the only value of it that can match, such as the node of a pod; null when no field beside metadata is that certain.</summary>
    public (string Field, string Value)? ExactField { get; } = Fields.Requirements
        .Where(r => !r.IsNegated && !r.Field.StartsWith("metadata.", StringComparison.Ordinal))
        .Select(r => ((string, string)?)(r.Field, r.Value))
        .FirstOrDefault();

    /// <summary>Whether labels or fields select.</summary>
    public bool HasSelectors => !Labels.IsEmpty || !Fields.IsEmpty;

    /// <summary>Whether an object (in the version of the definition) of the right namespace is selected.</summary>
    public bool Selects(IKubeObject value) => Labels.Matches(value.Metadata.Labels) && MatchesFields(value);

    private bool MatchesFields(IKubeObject value)
    {
        foreach (var requirement in Fields.Requirements)
        {
            var actual = requirement.Field switch
            {
                "metadata.name" => value.Metadata.Name,
                "metadata.namespace" => value.Metadata.Namespace,
                _ => Definition.Strategy.SelectableField(value, requirement.Field),
            };
            if (actual == requirement.Value == requirement.IsNegated)
            {
                return false;
            }
        }

        return true;
    }
}
