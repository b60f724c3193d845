namespace Dotnetes.Store;

/// <summary>Deletes the existing keys of a range.</summary>
/// <param name="Range">The keys.</param>
public sealed record DeleteOp(KeyRange Range) : StoreOp
{
    /// <summary>Whether the answer carries the deleted records.</summary>
    public bool ReturnPrevious { get; init; }
}
