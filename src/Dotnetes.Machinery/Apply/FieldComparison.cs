namespace Dotnetes.Machinery.Apply;

/// <summary>How one value differs from another, field by field. No field is in more than one of the sets.</summary>
/// <param name="Removed">The fields that are gone.</param>
/// <param name="Modified">The fields that have another value.</param>
/// <param name="Added">The fields that are new.</param>
public sealed record FieldComparison(FieldSet Removed, FieldSet Modified, FieldSet Added)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsSame => Removed.IsEmpty && Modified.IsEmpty && Added.IsEmpty;

    /// <summary>The fields that the newer value set.</summary>
    public FieldSet Set => Modified.Union(Added);

    /// <summary>The comparison without these fields and all below them.</summary>
    public FieldComparison Without(FieldSet ignored) =>
        ignored.IsEmpty ? this : new(Removed.ExceptBelow(ignored), Modified.ExceptBelow(ignored), Added.ExceptBelow(ignored));
}
