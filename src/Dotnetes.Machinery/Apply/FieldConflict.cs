namespace Dotnetes.Machinery.Apply;

/// <summary>A field that an applier wants to change and somebody else owns.</summary>
/// <param name="Manager">The owner.</param>
/// <param name="Path">The path of the field.</param>
public sealed record FieldConflict(ManagerId Manager, IReadOnlyList<PathElement> Path)
{
    /// <summary>The path as messages show it.</summary>
    public string Field => FieldSet.Show(Path);
}
