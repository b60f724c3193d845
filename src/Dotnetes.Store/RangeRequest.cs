namespace Dotnetes.Store;

/// <summary>Reads the records of a range in key order.</summary>
/// <param name="Range">The keys.</param>
public sealed record RangeRequest(KeyRange Range) : StoreOp
{
    /// <summary>
    /// The revision to read at; 0 or less reads the newest state. A revision that was compacted or not reached yet is refused
    /// with <see cref="StoreError.Compacted"/> or <see cref="StoreError.FutureRevision"/>.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>The largest number of records to return; 0 or less means no limit. To continue, start at the last key's <see cref="StoreKey.Next"/>.</summary>
    public long Limit { get; init; }

    /// <summary>Returns only <see cref="RangeResult.Count"/>.</summary>
    public bool CountOnly { get; init; }

    /// <summary>Returns records with empty values.</summary>
    public bool KeysOnly { get; init; }

    /// <summary>
    /// Allows an answer that may be stale. Only a store of several members makes use of it; otherwise reads see every
    /// transaction that was acknowledged before they began.
    /// </summary>
    public bool Serializable { get; init; }

    /// <summary>Reads the keys that start with <paramref name="prefix"/>.</summary>
    public static RangeRequest Prefix(StoreKey prefix) => new(KeyRange.Prefix(prefix));
}
