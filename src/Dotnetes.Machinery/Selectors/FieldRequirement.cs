namespace Dotnetes.Machinery.Selectors;

/// <summary>One condition on a field.</summary>
/// <param name="Field">The field, such as <c>metadata.name</c>.</param>
/// <param name="IsNegated">Whether the field must differ from the value instead of being equal to it.</param>
/// <param name="Value">The value.</param>
public readonly record struct FieldRequirement(string Field, bool IsNegated, string Value)
{
    /// <summary>The requirement as text, its value escaped.</summary>
    public override string ToString() => $"{Field}{(IsNegated ? "!=" : "=")}{FieldSelection.Escape(Value)}";
}
