using Dotnetes.Serialization.Collections;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <content>Leases.</content>
public sealed partial class EtcdStore
{
    /// <inheritdoc/>
    public async ValueTask<LeaseGrant> GrantLease(TimeSpan timeToLive, long id = 0, CancellationToken cancellationToken = default)
    {
        var seconds = Math.Max((timeToLive.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond, 1);
        var request = new Wire.LeaseGrantRequest { ID = id, Ttl = seconds };
        var response = await Call(Wire.LeaseMethods.LeaseGrant, request, repeatable: false, cancellationToken);
        return new(response.ID, TimeSpan.FromSeconds(response.Ttl));
    }

    /// <inheritdoc/>
    public async ValueTask<TimeSpan?> KeepLeaseAlive(long id, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var response = await Client.Exchange(Wire.LeaseMethods.LeaseKeepAlive, new Wire.LeaseKeepAliveRequest { ID = id }, cancellationToken);
        return response.Ttl > 0 ? TimeSpan.FromSeconds(response.Ttl) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<long> RevokeLease(long id, CancellationToken cancellationToken = default)
    {
        var response = await Call(Wire.LeaseMethods.LeaseRevoke, new Wire.LeaseRevokeRequest { ID = id }, repeatable: false, cancellationToken);
        return response.Header?.Revision ?? 0;
    }

    /// <inheritdoc/>
    public async ValueTask<LeaseStatus?> GetLease(long id, bool withKeys = false, CancellationToken cancellationToken = default)
    {
        var request = new Wire.LeaseTimeToLiveRequest { ID = id, Keys = withKeys };
        var response = await Call(Wire.LeaseMethods.LeaseTimeToLive, request, repeatable: true, cancellationToken);
        if (response.Ttl < 0)
        {
            return null;
        }

        var keys = response.Keys.Select(EtcdCodec.Key).Order().ToValueList();
        return new(id, TimeSpan.FromSeconds(response.GrantedTtl), TimeSpan.FromSeconds(response.Ttl), keys);
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<long>> ListLeases(CancellationToken cancellationToken = default)
    {
        var response = await Call(Wire.LeaseMethods.LeaseLeases, Wire.LeaseLeasesRequest.Empty, repeatable: true, cancellationToken);
        return response.Leases.Select(lease => lease.ID).Order().ToValueList();
    }
}
