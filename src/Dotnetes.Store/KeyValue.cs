namespace Dotnetes.Store;

/// <summary>
/// A record of the store. Immutable and shared: the memory of key and value must not be changed.
/// In a watch event of a deletion only <see cref="Key"/> and <see cref="ModRevision"/> are set.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; empty in answers to requests for keys only.</param>
/// <param name="CreateRevision">The revision of the transaction that created the key (after its last deletion, if any).</param>
/// <param name="ModRevision">The revision of the transaction that wrote this value.</param>
/// <param name="Version">The number of writes since the creation: 1 after it, one more with each write; 0 only in deletions.</param>
/// <param name="Lease">The lease to which the key is attached, or 0.</param>
public sealed record KeyValue(
    StoreKey Key,
    ReadOnlyMemory<byte> Value,
    long CreateRevision,
    long ModRevision,
    long Version,
    long Lease = 0)
{
    /// <summary>Compares all fields, the value byte by byte.</summary>
    public bool Equals(KeyValue? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && ModRevision == other.ModRevision
            && CreateRevision == other.CreateRevision
            && Version == other.Version
            && Lease == other.Lease
            && Key == other.Key
            && Value.Span.SequenceEqual(other.Value.Span));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, ModRevision, Version);

    /// <summary>Names the record without its value, which may be secret.</summary>
    public override string ToString() =>
        $"{Key} create={CreateRevision} mod={ModRevision} version={Version} lease={Lease:x} ({Value.Length} bytes)";
}
