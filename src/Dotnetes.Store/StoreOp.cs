namespace Dotnetes.Store;

/// <summary>One step of a transaction's branch: <see cref="PutOp"/>, <see cref="DeleteOp"/>, <see cref="RangeRequest"/> or <see cref="TxnRequest"/>.</summary>
public abstract record StoreOp
{
    private protected StoreOp()
    {
    }

    /// <summary>Writes <paramref name="value"/> under <paramref name="key"/>.</summary>
    public static StoreOp Put(StoreKey key, ReadOnlyMemory<byte> value, long lease = 0) => new PutOp(key, value) { Lease = lease };

    /// <summary>Reads <paramref name="key"/>.</summary>
    public static StoreOp Get(StoreKey key) => new RangeRequest(KeyRange.Key(key));

    /// <summary>Deletes <paramref name="key"/> if it exists.</summary>
    public static StoreOp Delete(StoreKey key, bool returnPrevious = false) =>
        new DeleteOp(KeyRange.Key(key)) { ReturnPrevious = returnPrevious };
}
