using Dotnetes.Grpc.Server;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary><c>etcdserverpb.KV</c>.</summary>
internal sealed class KvService(IStore store, EtcdIdentity identity)
{
    public void AddTo(GrpcServiceBuilder services) => services
        .Answer(KVMethods.Range, Range)
        .Answer(KVMethods.Put, Put)
        .Answer(KVMethods.DeleteRange, DeleteRange)
        .Answer(KVMethods.Txn, Txn)
        .Answer(KVMethods.Compact, Compact);

    private async ValueTask<RangeResponse> Range(Etcd.Messages.RangeRequest request, CancellationToken cancellationToken)
    {
        var result = await store.Range(EtcdRequests.Decode(request), cancellationToken);
        return RangeOrder.Apply(request, result) with { Header = identity.Header(result.Revision) };
    }

    private async ValueTask<PutResponse> Put(PutRequest request, CancellationToken cancellationToken)
    {
        var result = await store.Txn(new TxnRequest { Then = [EtcdRequests.Decode(request)] }, cancellationToken);
        var put = (PutResult)result.Responses[0];
        return new() { Header = identity.Header(result.Revision), PrevKv = put.Previous is { } kv ? EtcdCodec.Encode(kv) : null };
    }

    private async ValueTask<DeleteRangeResponse> DeleteRange(DeleteRangeRequest request, CancellationToken cancellationToken)
    {
        var result = await store.Txn(new TxnRequest { Then = [EtcdRequests.Decode(request)] }, cancellationToken);
        var delete = (DeleteResult)result.Responses[0];
        return new() { Header = identity.Header(result.Revision), Deleted = delete.Deleted, PrevKvs = delete.Previous.Map(EtcdCodec.Encode) };
    }

    private async ValueTask<TxnResponse> Txn(Etcd.Messages.TxnRequest request, CancellationToken cancellationToken)
    {
        var result = await store.Txn(EtcdRequests.Decode(request), cancellationToken);
        return EtcdRequests.Encode(request, result, identity);
    }

    private async ValueTask<CompactionResponse> Compact(CompactionRequest request, CancellationToken cancellationToken) =>
        new() { Header = identity.Header(await store.Compact(request.Revision, cancellationToken)) };
}
