using System.Diagnostics.CodeAnalysis;
using System.Text;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Selectors;

/// <summary>
/// A query over labels, ready to be matched: requirements that must all hold, sorted by key. It is read from the string form of
/// <c>labelSelector</c> parameters (<c>app in (a,b),!legacy,tier=web</c>) or made from the structured form in objects.
/// </summary>
public sealed partial class LabelSelection : IEquatable<LabelSelection>
{
    private LabelSelection(ValueList<LabelRequirement> requirements, bool matchesNothing = false)
    {
        Requirements = requirements;
        MatchesNothing = matchesNothing;
    }

    /// <summary>Matches all objects.</summary>
    public static LabelSelection Everything { get; } = new([]);

    /// <summary>Matches no object.</summary>
    public static LabelSelection Nothing { get; } = new([], matchesNothing: true);

    /// <summary>What must hold, sorted by key.</summary>
    public ValueList<LabelRequirement> Requirements { get; }

    /// <summary>Whether this is <see cref="Nothing"/>.</summary>
    public bool MatchesNothing { get; }

    /// <summary>Whether this matches all objects because it requires nothing.</summary>
    public bool IsEmpty => !MatchesNothing && Requirements.IsEmpty;

    /// <summary>Reads the string form.</summary>
    /// <exception cref="DecodingException">The text is no label selector; the reason is worded as upstream words it.</exception>
    public static LabelSelection Parse(string text) =>
        LabelSelectorParser.Parse(text, FieldPath.None, out var requirements) is { } error ? throw new DecodingException(error) : From(requirements);

    /// <summary>Reads the string form; tells what is wrong with it otherwise.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelection? selection, [NotNullWhen(false)] out string? error)
    {
        error = LabelSelectorParser.Parse(text, FieldPath.None, out var requirements);
        selection = error is null ? From(requirements) : null;
        return error is null;
    }

    /// <summary>Objects that have all of <paramref name="labels"/>, which are taken for valid.</summary>
    public static LabelSelection FromLabels(ValueMap<string> labels)
    {
        var requirements = default(ValueListBuilder<LabelRequirement>);
        foreach (var (key, value) in labels)
        {
            requirements.Add(LabelRequirement.FromValidated(key, value));
        }

        return labels.IsEmpty ? Everything : new(requirements.ToList());
    }

    /// <summary>Objects that satisfy all of <paramref name="requirements"/>.</summary>
    public static LabelSelection From(IReadOnlyCollection<LabelRequirement> requirements) =>
        requirements.Count == 0 ? Everything : new(requirements.OrderBy(r => r.Key, Utf8Order.Instance).ToValueList());

    /// <summary>The selection that requires more.</summary>
    public LabelSelection Add(params ReadOnlySpan<LabelRequirement> requirements) =>
        MatchesNothing ? this : From([.. Requirements.Span, .. requirements]);

    /// <summary>Whether labels satisfy all requirements.</summary>
    public bool Matches(ValueMap<string> labels)
    {
        if (MatchesNothing)
        {
            return false;
        }

        foreach (var requirement in Requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a label must have one certain value, and which: so that an index can be asked.</summary>
    public bool RequiresExactMatch(string key, [NotNullWhen(true)] out string? value)
    {
        var requirement = Requirements.Find(r => r.Key == key);
        var isExact = requirement is { Operator: SelectionOperator.Equals or SelectionOperator.DoubleEquals or SelectionOperator.In, Values.Count: 1 };
        value = isExact ? requirement!.Values[0] : null;
        return isExact;
    }

    /// <summary>The string form; empty for <see cref="Everything"/> and for <see cref="Nothing"/>.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (var requirement in Requirements)
        {
            if (builder.Length > 0)
            {
                builder.Append(',');
            }

            requirement.AppendTo(builder);
        }

        return builder.ToString();
    }

    /// <summary>Whether both have the same requirements.</summary>
    public bool Equals(LabelSelection? other) => other is not null && MatchesNothing == other.MatchesNothing && Requirements == other.Requirements;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSelection);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MatchesNothing, Requirements);
}
