using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>Common transactions.</summary>
public static class StoreExtensions
{
    /// <summary>Writes a key that must not exist yet; otherwise answers with the record that is there.</summary>
    public static ValueTask<WriteResult> Create(
        this IStore store, StoreKey key, ReadOnlyMemory<byte> value, long lease = 0, CancellationToken cancellationToken = default) =>
        store.Update(key, value, 0, lease, cancellationToken);

    /// <summary>
    /// Writes a key whose last write was at <paramref name="expectedModRevision"/> (0: that does not exist); otherwise answers with the
    /// record that is there.
    /// </summary>
    public static async ValueTask<WriteResult> Update(
        this IStore store,
        StoreKey key,
        ReadOnlyMemory<byte> value,
        long expectedModRevision,
        long lease = 0,
        CancellationToken cancellationToken = default)
    {
        var request = new TxnRequest
        {
            When = [Compare.ModRevisionEquals(key, expectedModRevision)],
            Then = [StoreOp.Put(key, value, lease)],
            Else = [StoreOp.Get(key)],
        };
        var result = await store.Txn(request, cancellationToken);
        return new(result.Succeeded, result.Revision, result.Succeeded ? null : Found(result));
    }

    /// <summary>
    /// Deletes a key whose last write was at <paramref name="expectedModRevision"/> and answers with the deleted record; otherwise answers
    /// with the record that is there.
    /// </summary>
    public static async ValueTask<WriteResult> Delete(
        this IStore store, StoreKey key, long expectedModRevision, CancellationToken cancellationToken = default)
    {
        var request = new TxnRequest
        {
            When = [Compare.ModRevisionEquals(key, expectedModRevision)],
            Then = [StoreOp.Delete(key, returnPrevious: true)],
            Else = [StoreOp.Get(key)],
        };
        var result = await store.Txn(request, cancellationToken);
        if (!result.Succeeded)
        {
            return new(false, result.Revision, Found(result));
        }

        var deleted = (DeleteResult)result.Responses[0];
        return new(true, result.Revision, deleted.Previous.IsEmpty ? null : deleted.Previous[0]);
    }

    /// <summary>Writes a key whatever is there; returns the revision.</summary>
    public static async ValueTask<long> Put(
        this IStore store, StoreKey key, ReadOnlyMemory<byte> value, long lease = 0, CancellationToken cancellationToken = default)
    {
        var result = await store.Txn(new TxnRequest { Then = [StoreOp.Put(key, value, lease)] }, cancellationToken);
        return result.Revision;
    }

    /// <summary>Deletes the keys of a range whatever is there; returns how many there were.</summary>
    public static async ValueTask<long> DeleteRange(this IStore store, KeyRange range, CancellationToken cancellationToken = default)
    {
        var result = await store.Txn(new TxnRequest { Then = [new DeleteOp(range)] }, cancellationToken);
        return ((DeleteResult)result.Responses[0]).Deleted;
    }

    private static KeyValue? Found(TxnResult result)
    {
        ValueList<KeyValue> items = ((RangeResult)result.Responses[0]).Items;
        return items.IsEmpty ? null : items[0];
    }
}
