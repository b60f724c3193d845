namespace Dotnetes.Store;

/// <summary>
/// A condition of a transaction. It holds when every existing record of <see cref="Range"/> satisfies it. When there is none, numbers
/// count as 0 and a comparison of values does not hold, whatever the operator.
/// </summary>
/// <param name="Range">The keys.</param>
/// <param name="Target">The field.</param>
/// <param name="Operator">The relation of the field, on the left, to the given value, on the right.</param>
/// <param name="Number">The right side for all targets but <see cref="CompareTarget.Value"/>.</param>
/// <param name="Value">The right side for <see cref="CompareTarget.Value"/>.</param>
public readonly record struct Compare(
    KeyRange Range,
    CompareTarget Target,
    CompareOperator Operator,
    long Number,
    ReadOnlyMemory<byte> Value = default)
{
    /// <summary>The key exists.</summary>
    public static Compare Exists(StoreKey key) => ModRevision(key, CompareOperator.NotEqual, 0);

    /// <summary>The key does not exist.</summary>
    public static Compare Absent(StoreKey key) => ModRevision(key, CompareOperator.Equal, 0);

    /// <summary>The key's last write was at exactly <paramref name="revision"/>; 0: it does not exist.</summary>
    public static Compare ModRevisionEquals(StoreKey key, long revision) => ModRevision(key, CompareOperator.Equal, revision);

    /// <summary>Compares the revision of the last write.</summary>
    public static Compare ModRevision(StoreKey key, CompareOperator op, long revision) =>
        new(KeyRange.Key(key), CompareTarget.ModRevision, op, revision);

    /// <summary>Compares the revision of the creation.</summary>
    public static Compare CreateRevision(StoreKey key, CompareOperator op, long revision) =>
        new(KeyRange.Key(key), CompareTarget.CreateRevision, op, revision);

    /// <summary>Compares the number of writes since the creation.</summary>
    public static Compare Version(StoreKey key, CompareOperator op, long version) =>
        new(KeyRange.Key(key), CompareTarget.Version, op, version);

    /// <summary>Compares the lease.</summary>
    public static Compare Lease(StoreKey key, CompareOperator op, long lease) =>
        new(KeyRange.Key(key), CompareTarget.Lease, op, lease);

    /// <summary>Compares the value.</summary>
    public static Compare ValueOf(StoreKey key, CompareOperator op, ReadOnlyMemory<byte> value) =>
        new(KeyRange.Key(key), CompareTarget.Value, op, 0, value);
}
