using Dotnetes.Grpc.Server;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary><c>etcdserverpb.Lease</c>.</summary>
internal sealed class LeaseService(IStore store, EtcdIdentity identity)
{
    private const long MaxTtl = 9_000_000_000;

    public void AddTo(GrpcServiceBuilder services) => services
        .Answer(LeaseMethods.LeaseGrant, Grant)
        .Answer(LeaseMethods.LeaseRevoke, Revoke)
        .Answer(LeaseMethods.LeaseTimeToLive, TimeToLive)
        .Answer(LeaseMethods.LeaseLeases, List)
        .Bidi(LeaseMethods.LeaseKeepAlive, KeepAlive);

    private async ValueTask<LeaseGrantResponse> Grant(LeaseGrantRequest request, CancellationToken cancellationToken)
    {
        if (request.Ttl > MaxTtl)
        {
            throw new StoreException(StoreError.LeaseTooLong);
        }

        var grant = await store.GrantLease(TimeSpan.FromSeconds(Math.Max(request.Ttl, 1)), request.ID, cancellationToken);
        return new() { Header = await Header(cancellationToken), ID = grant.Id, Ttl = (long)grant.TimeToLive.TotalSeconds };
    }

    private async ValueTask<LeaseRevokeResponse> Revoke(LeaseRevokeRequest request, CancellationToken cancellationToken) =>
        new() { Header = identity.Header(await store.RevokeLease(request.ID, cancellationToken)) };

    private async ValueTask<LeaseTimeToLiveResponse> TimeToLive(LeaseTimeToLiveRequest request, CancellationToken cancellationToken)
    {
        var header = await Header(cancellationToken);
        if (await store.GetLease(request.ID, request.Keys, cancellationToken) is not { } lease)
        {
            return new() { Header = header, ID = request.ID, Ttl = -1 };
        }

        return new()
        {
            Header = header,
            ID = lease.Id,
            Ttl = (long)lease.Remaining.TotalSeconds,
            GrantedTtl = (long)lease.Granted.TotalSeconds,
            Keys = lease.Keys.Map(key => EtcdCodec.Bytes(key.Memory)),
        };
    }

    private async ValueTask<LeaseLeasesResponse> List(LeaseLeasesRequest request, CancellationToken cancellationToken)
    {
        var leases = await store.ListLeases(cancellationToken);
        return new() { Header = await Header(cancellationToken), Leases = leases.Map(id => new Etcd.Messages.LeaseStatus { ID = id }) };
    }

    private async ValueTask KeepAlive(
        IAsyncEnumerable<LeaseKeepAliveRequest> requests, GrpcResponseWriter<LeaseKeepAliveResponse> responses, GrpcServerContext context)
    {
        try
        {
            await foreach (var request in requests)
            {
                // A lease that is gone is answered with a time to live of 0.
                var life = await store.KeepLeaseAlive(request.ID, context.CancellationToken) ?? TimeSpan.Zero;
                var header = await Header(context.CancellationToken);
                await responses.Write(new() { Header = header, ID = request.ID, Ttl = (long)life.TotalSeconds });
            }
        }
        catch (StoreException e)
        {
            throw EtcdServices.Status(e);
        }
    }

    private async ValueTask<ResponseHeader> Header(CancellationToken cancellationToken) =>
        identity.Header(await store.CurrentRevision(cancellationToken));
}
