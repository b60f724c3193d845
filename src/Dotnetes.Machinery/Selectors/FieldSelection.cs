using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Selectors;

/// <summary>A query over fields: requirements that must all hold, read from <c>fieldSelector</c> parameters such as <c>spec.nodeName=a,status.phase!=Failed</c>.</summary>
public sealed class FieldSelection : IEquatable<FieldSelection>
{
    private FieldSelection(ValueList<FieldRequirement> requirements) => Requirements = requirements;

    /// <summary>Matches all objects.</summary>
    public static FieldSelection Everything { get; } = new([]);

    /// <summary>What must hold.</summary>
    public ValueList<FieldRequirement> Requirements { get; }

    /// <summary>Whether nothing is required.</summary>
    public bool IsEmpty => Requirements.IsEmpty;

    /// <summary>Objects that satisfy all of <paramref name="requirements"/>.</summary>
    public static FieldSelection From(params ValueList<FieldRequirement> requirements) => requirements.IsEmpty ? Everything : new(requirements);

    /// <summary>Objects of which one field has one value.</summary>
    public static FieldSelection Equal(string field, string value) => new([new(field, false, value)]);

    /// <summary>Reads the string form.</summary>
    /// <exception cref="DecodingException">The text is no field selector; the reason is worded as upstream words it.</exception>
    public static FieldSelection Parse(string text) => TryParse(text, out var selection, out var error) ? selection : throw new DecodingException(error);

    /// <summary>Reads the string form; tells what is wrong with it otherwise.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FieldSelection? selection, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        selection = null;
        var requirements = default(ValueListBuilder<FieldRequirement>);
        foreach (var term in SplitTerms(text).Order(Utf8Order.Instance))
        {
            if (term.Length == 0)
            {
                continue;
            }

            // Nothing can be escaped in the field's name, so the first operator ends it.
            var at = term.AsSpan().IndexOf('=');
            if (at < 0)
            {
                error = $"invalid selector: '{text}'; can't understand '{term}'";
                return false;
            }

            var isNegated = at > 0 && term[at - 1] == '!';
            var isDouble = !isNegated && at + 1 < term.Length && term[at + 1] == '=';
            if (Unescape(term.AsSpan(at + (isDouble ? 2 : 1)), out var value) is { } escapeError)
            {
                error = escapeError;
                return false;
            }

            var field = term[..(isNegated ? at - 1 : at)];
            if (field.Length == 0 && value.Length == 0)
            {
                // Says nothing, as for upstream.
                continue;
            }

            requirements.Add(new(field, isNegated, value));
        }

        error = null;
        selection = From(requirements.ToList());
        return true;
    }

    /// <summary>The text that reads as <paramref name="value"/> in a field selector.</summary>
    public static string Escape(string value) => value.AsSpan().IndexOfAny("\\,=") < 0
        ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);

    /// <summary>Whether an object satisfies all requirements.</summary>
    /// <param name="fields">The object's selectable fields; one that is missing has the empty value.</param>
    public bool Matches(ValueMap<string> fields)
    {
        foreach (var requirement in Requirements)
        {
            if (fields.GetValueOrDefault(requirement.Field, "") == requirement.Value == requirement.IsNegated)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an object satisfies all requirements.</summary>
    /// <param name="source">What <paramref name="field"/> reads from.</param>
    /// <param name="field">Gives the value of a field; empty when there is none.</param>
    public bool Matches<T>(T source, Func<T, string, string> field)
    {
        foreach (var requirement in Requirements)
        {
            if (field(source, requirement.Field) == requirement.Value == requirement.IsNegated)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a field must have one certain value, and which: so that an index can be asked.</summary>
    public bool RequiresExactMatch(string field, [NotNullWhen(true)] out string? value)
    {
        foreach (var requirement in Requirements)
        {
            if (requirement.Field == field && !requirement.IsNegated)
            {
                value = requirement.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The string form.</summary>
    public override string ToString() => string.Join(',', Requirements.Map(r => r.ToString()));

    /// <summary>Whether both have the same requirements in the same order.</summary>
    public bool Equals(FieldSelection? other) => other is not null && Requirements == other.Requirements;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldSelection);

    /// <inheritdoc/>
    public override int GetHashCode() => Requirements.GetHashCode();

    /// <summary>Splits at commas that no backslash precedes; the backslashes stay.</summary>
    private static List<string> SplitTerms(string text)
    {
        var terms = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                terms.Add(text[start..i]);
                start = i + 1;
            }
        }

        terms.Add(text[start..]);
        return terms;
    }

    private static string? Unescape(ReadOnlySpan<char> text, out string value)
    {
        value = "";
        if (text.IndexOfAny("\\,=") < 0)
        {
            value = text.ToString();
            return null;
        }

        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ',' or '=')
            {
                // Upstream shows the character by its number.
                return string.Create(CultureInfo.InvariantCulture, $"invalid field selector: unescaped character in value: {(int)c}");
            }

            if (c == '\\')
            {
                i++;
                if (i == text.Length || text[i] is not ('\\' or ',' or '='))
                {
                    var sequence = text[(i - 1)..];
                    var length = i == text.Length ? 1 : char.IsHighSurrogate(text[i]) && sequence.Length > 2 ? 3 : 2;
                    return $"invalid field selector: invalid escape sequence: {sequence[..length]}";
                }
            }

            builder.Append(text[i]);
        }

        value = builder.ToString();
        return null;
    }
}
