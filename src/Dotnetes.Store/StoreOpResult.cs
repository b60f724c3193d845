namespace Dotnetes.Store;

/// <summary>
/// What one <see cref="StoreOp"/> did: <see cref="PutResult"/>, <see cref="DeleteResult"/>, <see cref="RangeResult"/>
/// or <see cref="TxnResult"/>.
/// </summary>
public abstract record StoreOpResult
{
    private protected StoreOpResult()
    {
    }
}
