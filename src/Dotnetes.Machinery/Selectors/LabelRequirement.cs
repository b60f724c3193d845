using System.Text;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Selectors;

/// <summary>One condition on a label. Immutable, always valid.</summary>
public sealed class LabelRequirement : IEquatable<LabelRequirement>
{
    private readonly long _number;

    private LabelRequirement(string key, SelectionOperator selectionOperator, ValueList<string> values)
    {
        Key = key;
        Operator = selectionOperator;
        Values = values;
        if (selectionOperator is SelectionOperator.GreaterThan or SelectionOperator.LessThan)
        {
            GoText.TryParseInt64(values[0], out _number);
        }
    }

    /// <summary>The key of the label.</summary>
    public string Key { get; }

    /// <summary>How the label is compared.</summary>
    public SelectionOperator Operator { get; }

    /// <summary>What it is compared with, in the order given.</summary>
    public ValueList<string> Values { get; }

    /// <summary>Makes a requirement.</summary>
    /// <exception cref="DecodingException">Key or values are malformed or do not go with the operator.</exception>
    public static LabelRequirement Create(string key, SelectionOperator selectionOperator, params ValueList<string> values) =>
        TryCreate(key, selectionOperator, values, FieldPath.None, out var errors) ?? throw new DecodingException(errors.ToString());

    /// <summary>Whether labels satisfy the requirement.</summary>
    public bool Matches(ValueMap<string> labels)
    {
        var exists = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            SelectionOperator.Equals or SelectionOperator.DoubleEquals or SelectionOperator.In => exists && Values.Contains(value!),
            SelectionOperator.NotEquals or SelectionOperator.NotIn => !exists || !Values.Contains(value!),
            SelectionOperator.Exists => exists,
            SelectionOperator.DoesNotExist => !exists,
            _ => exists && GoText.TryParseInt64(value, out var number) && (Operator == SelectionOperator.GreaterThan ? number > _number : number < _number),
        };
    }

    /// <summary>The requirement as text, its values sorted.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        AppendTo(builder);
        return builder.ToString();
    }

    /// <summary>Whether key, operator and values (in order) are the same.</summary>
    public bool Equals(LabelRequirement? other) => other is not null && Key == other.Key && Operator == other.Operator && Values == other.Values;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelRequirement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values);

    /// <summary>Makes a requirement without checking anything: for labels that are known to be valid.</summary>
    internal static LabelRequirement FromValidated(string key, string value) => new(key, SelectionOperator.Equals, [value]);

    internal static LabelRequirement? TryCreate(string key, SelectionOperator selectionOperator, ValueList<string> values, FieldPath path, out FieldErrorList errors)
    {
        errors = new();
        if (QualifiedNames.IsQualifiedName(key) is { IsEmpty: false } keyMessages)
        {
            errors.Add(FieldError.Invalid(path.Child("key"), key, string.Join("; ", keyMessages)));
        }

        var valuesPath = path.Child("values");
        if (CheckCount(selectionOperator, values.Count) is { } countMessage)
        {
            errors.Add(FieldError.Invalid(valuesPath, values, countMessage));
        }

        for (var i = 0; i < values.Count; i++)
        {
            var isInequality = selectionOperator is SelectionOperator.GreaterThan or SelectionOperator.LessThan;
            if (isInequality && !GoText.TryParseInt64(values[i], out _))
            {
                errors.Add(FieldError.Invalid(valuesPath.Index(i), values[i], "for 'Gt', 'Lt' operators, the value must be an integer"));
            }
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (QualifiedNames.IsLabelValue(values[i]) is { IsEmpty: false } valueMessages)
            {
                errors.Add(FieldError.Invalid(valuesPath.Index(i).Key(key), values[i], string.Join("; ", valueMessages)));
            }
        }

        return errors.IsEmpty ? new(key, selectionOperator, values) : null;
    }

    internal void AppendTo(StringBuilder builder)
    {
        builder.Append(Operator == SelectionOperator.DoesNotExist ? "!" : "").Append(Key);
        switch (Operator)
        {
            case SelectionOperator.Exists or SelectionOperator.DoesNotExist:
                break;
            case SelectionOperator.In or SelectionOperator.NotIn:
                builder.Append(Operator == SelectionOperator.In ? " in (" : " notin (").AppendJoin(',', Values.Order(Utf8Order.Instance)).Append(')');
                break;
            default:
                builder.Append(SymbolOf(Operator)).Append(Values[0]);
                break;
        }
    }

    private static string SymbolOf(SelectionOperator selectionOperator) => selectionOperator switch
    {
        SelectionOperator.Equals => "=",
        SelectionOperator.DoubleEquals => "==",
        SelectionOperator.NotEquals => "!=",
        SelectionOperator.GreaterThan => ">",
        _ => "<",
    };

    private static string? CheckCount(SelectionOperator selectionOperator, int count) => selectionOperator switch
    {
        SelectionOperator.In or SelectionOperator.NotIn => count > 0 ? null : "for 'in', 'notin' operators, values set can't be empty",
        SelectionOperator.Exists or SelectionOperator.DoesNotExist => count == 0 ? null : "values set must be empty for exists and does not exist",
        SelectionOperator.GreaterThan or SelectionOperator.LessThan => count == 1 ? null : "for 'Gt', 'Lt' operators, exactly one value is required",
        _ => count == 1 ? null : "exact-match compatibility requires one single value",
    };
}
