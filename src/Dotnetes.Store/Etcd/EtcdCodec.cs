using System.Runtime.InteropServices;
using Dotnetes.Serialization;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>Translates between the store's contract and etcd's messages. Bytes are passed on without copying where both sides own arrays.</summary>
internal static class EtcdCodec
{
    // etcd reads a range end of one zero byte as "to the end", and no range end as "this key only".
    private static readonly ByteString Zero = ByteString.Adopt([0]);
    private static readonly ByteString One = ByteString.Adopt([1]);

    public static (ByteString Key, ByteString End) Encode(KeyRange range)
    {
        if (range.IsSingleKey)
        {
            return (Bytes(range.From.Memory), default);
        }

        if (range.IsEmpty)
        {
            // An interval that etcd accepts and that holds nothing.
            return (One, One);
        }

        return (range.From.IsEmpty ? Zero : Bytes(range.From.Memory), range.To is { } to ? Bytes(to.Memory) : Zero);
    }

    public static KeyRange Decode(ByteString key, ByteString end)
    {
        var from = Key(key);
        if (end.IsEmpty)
        {
            return KeyRange.Key(from);
        }

        return end == Zero ? KeyRange.StartingAt(from) : new KeyRange(from, Key(end));
    }

    public static ByteString Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var array) && array.Offset == 0 && array.Count == array.Array!.Length
            ? ByteString.Adopt(array.Array)
            : ByteString.CopyFrom(memory.Span);

    public static StoreKey Key(ByteString bytes) =>
        MemoryMarshal.TryGetArray(bytes.Memory, out var array) && array.Offset == 0 && array.Count == array.Array!.Length
            ? StoreKey.Adopt(array.Array)
            : StoreKey.CopyFrom(bytes.Span);

    public static KeyValue Decode(Wire.KeyValue kv) =>
        new(Key(kv.Key), kv.Value.Memory, kv.CreateRevision, kv.ModRevision, kv.Version, kv.Lease);

    public static Wire.KeyValue Encode(KeyValue kv) => new()
    {
        Key = Bytes(kv.Key.Memory),
        Value = Bytes(kv.Value),
        CreateRevision = kv.CreateRevision,
        ModRevision = kv.ModRevision,
        Version = kv.Version,
        Lease = kv.Lease,
    };

    public static Wire.RangeRequest Encode(RangeRequest request)
    {
        var (key, end) = Encode(request.Range);
        return new()
        {
            Key = key,
            RangeEnd = end,
            Revision = Math.Max(request.Revision, 0),
            Limit = Math.Max(request.Limit, 0),
            CountOnly = request.CountOnly,
            KeysOnly = request.KeysOnly,
            Serializable = request.Serializable,
        };
    }

    public static RangeResult Decode(Wire.RangeResponse response, long revision) =>
        new(response.Kvs.Map(Decode), response.Count, response.More, RevisionOr(response.Header, revision));

    public static Wire.TxnRequest Encode(TxnRequest request) => new()
    {
        Compare = request.When.Map(Encode),
        Success = request.Then.Map(Encode),
        Failure = request.Else.Map(Encode),
    };

    public static TxnResult Decode(Wire.TxnResponse response, long revision)
    {
        revision = RevisionOr(response.Header, revision);
        return new(response.Succeeded, revision, response.Responses.Map(r => Decode(r, revision)));
    }

    private static long RevisionOr(Wire.ResponseHeader? header, long revision) => header is { Revision: > 0 } ? header.Revision : revision;

    private static Wire.Compare Encode(Compare compare)
    {
        var (key, end) = Encode(compare.Range);
        var result = new Wire.Compare
        {
            Key = key,
            RangeEnd = end,
            Result = (Wire.CompareCompareResult)compare.Operator,
            Target = (Wire.CompareCompareTarget)compare.Target,
        };
        return compare.Target switch
        {
            CompareTarget.Version => result with { Version = compare.Number },
            CompareTarget.CreateRevision => result with { CreateRevision = compare.Number },
            CompareTarget.ModRevision => result with { ModRevision = compare.Number },
            CompareTarget.Lease => result with { Lease = compare.Number },
            _ => result with { Value = Bytes(compare.Value) },
        };
    }

    private static Wire.RequestOp Encode(StoreOp op) => op switch
    {
        RangeRequest range => new() { RequestRange = Encode(range) },
        PutOp put => new() { RequestPut = Encode(put) },
        DeleteOp delete => new() { RequestDeleteRange = Encode(delete) },
        TxnRequest txn => new() { RequestTxn = Encode(txn) },
        _ => throw new InvalidOperationException($"unknown step {op.GetType().Name}"),
    };

    private static Wire.PutRequest Encode(PutOp put) => new()
    {
        Key = Bytes(put.Key.Memory),
        Value = Bytes(put.Value),
        Lease = put.Lease,
        PrevKv = put.ReturnPrevious,
        IgnoreValue = put.KeepValue,
        IgnoreLease = put.KeepLease,
    };

    private static Wire.DeleteRangeRequest Encode(DeleteOp delete)
    {
        var (key, end) = Encode(delete.Range);
        return new() { Key = key, RangeEnd = end, PrevKv = delete.ReturnPrevious };
    }

    private static StoreOpResult Decode(Wire.ResponseOp op, long revision) => op switch
    {
        { ResponseRange: { } range } => Decode(range, revision),
        { ResponsePut: { } put } => new PutResult(put.PrevKv is { } previous ? Decode(previous) : null),
        { ResponseDeleteRange: { } delete } => new DeleteResult(delete.Deleted, delete.PrevKvs.Map(Decode)),
        { ResponseTxn: { } txn } => Decode(txn, revision),
        _ => throw new StoreException(StoreError.Unknown, "etcd answered a transaction with an unknown kind of step"),
    };
}
