using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Selectors;

/// <content>The structured form of selectors in objects.</content>
public sealed partial class LabelSelection
{
    /// <summary>The selection that a selector in an object means: unset selects nothing, empty selects everything.</summary>
    /// <exception cref="DecodingException">A key, value or operator is invalid; the reason is worded as upstream words it.</exception>
    public static LabelSelection FromSelector(LabelSelector? selector)
    {
        if (selector is null)
        {
            return Nothing;
        }

        var requirements = new List<LabelRequirement>(selector.MatchLabels.Count + selector.MatchExpressions.Count);
        foreach (var (key, value) in selector.MatchLabels)
        {
            requirements.Add(LabelRequirement.Create(key, SelectionOperator.Equals, [value]));
        }

        foreach (var expression in selector.MatchExpressions)
        {
            var selectionOperator = expression.Operator switch
            {
                LabelSelectorOperator.In => SelectionOperator.In,
                LabelSelectorOperator.NotIn => SelectionOperator.NotIn,
                LabelSelectorOperator.Exists => SelectionOperator.Exists,
                LabelSelectorOperator.DoesNotExist => SelectionOperator.DoesNotExist,
                _ => throw new DecodingException($"{GoText.Quote(expression.Operator)} is not a valid label selector operator"),
            };
            requirements.Add(LabelRequirement.Create(expression.Key, selectionOperator, expression.Values));
        }

        return From(requirements);
    }

    /// <summary>A selector as people read it: <c>&lt;none&gt;</c> when it requires nothing, <c>&lt;error&gt;</c> when it is invalid.</summary>
    public static string Format(LabelSelector? selector)
    {
        try
        {
            return FromSelector(selector).ToString() is { Length: > 0 } text ? text : "<none>";
        }
        catch (DecodingException)
        {
            return "<error>";
        }
    }

    /// <summary>The structured form; null for <see cref="Nothing"/>.</summary>
    /// <exception cref="DecodingException">An inequality is required, which the structured form cannot express.</exception>
    public LabelSelector? ToSelector()
    {
        if (MatchesNothing)
        {
            return null;
        }

        var labels = default(ValueMapBuilder<string>);
        var expressions = default(ValueListBuilder<LabelSelectorRequirement>);
        string? previous = null;
        foreach (var requirement in Requirements)
        {
            // One label can have one value in the map; a second one is expressed otherwise.
            var isRepeated = requirement.Key == previous;
            var name = requirement.Operator switch
            {
                SelectionOperator.In => LabelSelectorOperator.In,
                SelectionOperator.NotIn or SelectionOperator.NotEquals => LabelSelectorOperator.NotIn,
                SelectionOperator.Exists => LabelSelectorOperator.Exists,
                SelectionOperator.DoesNotExist => LabelSelectorOperator.DoesNotExist,
                SelectionOperator.GreaterThan => throw new DecodingException("\"gt\" isn't supported in label selectors"),
                SelectionOperator.LessThan => throw new DecodingException("\"lt\" isn't supported in label selectors"),
                _ when isRepeated => LabelSelectorOperator.In,
                _ => "",
            };
            if (name.Length == 0)
            {
                previous = requirement.Key;
                labels.Add(requirement.Key, requirement.Values[0]);
            }
            else
            {
                expressions.Add(new() { Key = requirement.Key, Operator = name, Values = requirement.Values });
            }
        }

        return new() { MatchLabels = labels.ToMapOrNull(), MatchExpressions = expressions.ToListOrNull() };
    }
}
