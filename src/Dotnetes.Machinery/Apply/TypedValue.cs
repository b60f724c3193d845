using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>A JSON value together with its type, which says what of it can be owned and merged.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">The type.</param>
public sealed record TypedValue(JsonValue Value, MergeType Type)
{
    /// <summary>How <paramref name="newer"/>, which is of the same type, differs from this value.</summary>
    /// <exception cref="Serialization.DecodingException">An element of a keyed list has no keys.</exception>
    public FieldComparison CompareTo(JsonValue newer) => ComparisonWalker.Compare(Value, newer, Type);

    /// <summary>This value with <paramref name="applied"/> merged into it.</summary>
    /// <exception cref="ApplyException">The applied value holds an element of a list twice.</exception>
    public JsonValue Merge(JsonValue applied) => MergingWalker.Merge(Value, applied, Type) ?? JsonNull.Instance;

    /// <summary>The fields that somebody who applies this value owns.</summary>
    /// <exception cref="Serialization.DecodingException">An element of a keyed list has no keys.</exception>
    public FieldSet ToFieldSet() => OwnedFieldsWalker.Of(Value, Type);

    /// <summary>This value without these fields.</summary>
    public JsonValue Remove(FieldSet fields) => RemovingWalker.Remove(Value, fields, Type);

    /// <summary>What keeps the value from being of its type, in upstream's words; null when nothing does.</summary>
    /// <param name="allowDuplicates">Whether lists may hold an element twice, as stored objects may.</param>
    public string? Check(bool allowDuplicates) => TypeCheck.Check(Value, Type, allowDuplicates);
}
