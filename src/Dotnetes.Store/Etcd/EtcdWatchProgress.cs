using Dotnetes.Grpc.Client;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// Asks etcd how far a watch has come. etcd answers only when the watch has caught up and forgets the question otherwise, and a
/// member that lags answers with an old revision; so the question is repeated until the revision is reached that the cluster had
/// when the reader asked.
/// </summary>
internal sealed class EtcdWatchProgress(EtcdStore store, CancellationToken ending)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private GrpcStreamingCall<Wire.WatchRequest, Wire.WatchResponse>? _call;
    private EtcdMember? _member;
    private long _target;
    private bool _asking;

    /// <summary>There is a stream with the watch registered.</summary>
    public void Connected(EtcdMember member, GrpcStreamingCall<Wire.WatchRequest, Wire.WatchResponse> call)
    {
        lock (_lock)
        {
            _member = member;
            _call = call;
        }
    }

    /// <summary>The stream is gone; questions wait for the next.</summary>
    public void Disconnected()
    {
        lock (_lock)
        {
            _call = null;
        }
    }

    /// <summary>Asks until the present revision is reached; false when the member is too old to answer reliably.</summary>
    /// <exception cref="StoreException">No member answers.</exception>
    public async ValueTask<bool> Request(CancellationToken cancellationToken)
    {
        EtcdMember? member;
        lock (_lock)
        {
            member = _member;
        }

        if (member is not null && !await store.ReportsProgress(member, cancellationToken))
        {
            return false;
        }

        var now = await store.CurrentRevision(cancellationToken);
        lock (_lock)
        {
            _target = Math.Max(_target, now);
            if (_asking)
            {
                return true;
            }

            _asking = true;
        }

        _ = Ask();
        return true;
    }

    /// <summary>Takes note of how far the watch has come; true when that is what was asked for.</summary>
    public bool Reached(long revision)
    {
        lock (_lock)
        {
            if (_target == 0 || revision < _target)
            {
                return false;
            }

            _target = 0;
            return true;
        }
    }

    private async Task Ask()
    {
        try
        {
            while (CallToAsk(out var call))
            {
                if (call is not null)
                {
                    await call.Write(new Wire.WatchRequest { ProgressRequest = Wire.WatchProgressRequest.Empty });
                }

                await Task.Delay(Interval, store.Time, ending);
            }
        }
        catch (OperationCanceledException)
        {
            // The watch has ended; nobody waits for progress.
        }
    }

    /// <summary>False when nobody waits any more.</summary>
    private bool CallToAsk(out GrpcStreamingCall<Wire.WatchRequest, Wire.WatchResponse>? call)
    {
        lock (_lock)
        {
            call = _call;
            _asking = _target > 0;
            return _asking;
        }
    }
}
