using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store;

/// <content>Leases.</content>
public abstract partial class MvccStore
{
    private const long MaxLeaseSeconds = 9_000_000_000;

    /// <summary>The longest time that timers can be set to, with some room.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly ITimer _leaseTimer;

    /// <summary>When the lease timer will fire, as a timestamp; null when it will not.</summary>
    private long? _leaseTimerAt;

    /// <inheritdoc/>
    public ValueTask<LeaseGrant> GrantLease(TimeSpan timeToLive, long id = 0, CancellationToken cancellationToken = default) =>
        Write(
            static (store, lease) =>
            {
                var seconds = Math.Max(1, Math.Ceiling(lease.TimeToLive.TotalSeconds));
                return seconds <= MaxLeaseSeconds
                    ? (TimeSpan.FromSeconds(seconds), lease.Id)
                    : throw new StoreException(StoreError.LeaseTooLong);
            },
            static (store, lease) =>
            {
                var seconds = (long)lease.TimeToLive.TotalSeconds;
                var working = store.Working;
                var id = lease.Id == 0 ? store.NewLeaseId() : lease.Id;
                if (working.Leases.ContainsKey(id))
                {
                    throw new StoreException(StoreError.LeaseExists);
                }

                working.Grant(id, seconds);
                store.ScheduleLeases(TimeSpan.Zero);
                return (new LeaseGrant(id, lease.TimeToLive), new StoreChange(Granted: id, Seconds: seconds));
            },
            (TimeToLive: timeToLive, Id: id),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TimeSpan?> KeepLeaseAlive(long id, CancellationToken cancellationToken = default) =>
        Write<long, TimeSpan?>(
            static (store, id) => id,
            static (store, id) =>
                (store.Working.Attachments.KeepAlive(id) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, null),
            id,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> RevokeLease(long id, CancellationToken cancellationToken = default) =>
        Write(
            static (store, id) => id,
            static (store, id) =>
            {
                if (!store.Working.Leases.ContainsKey(id))
                {
                    throw new StoreException(StoreError.LeaseNotFound);
                }

                var change = store.Revoke(id);
                return (store.Working.Revision, change);
            },
            id,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseStatus?> GetLease(long id, bool withKeys = false, CancellationToken cancellationToken = default) =>
        Write<(long Id, bool WithKeys), LeaseStatus?>(
            static (store, request) => request,
            static (store, request) =>
            {
                var working = store.Working;
                if (!working.Leases.TryGetValue(request.Id, out var seconds))
                {
                    return (null, null);
                }

                var keys = request.WithKeys ? ValueList.Adopt(working.Attachments.KeysOf(request.Id)) : ValueList<StoreKey>.Empty;
                var remaining = working.Attachments.Remaining(request.Id);
                return (new LeaseStatus(request.Id, TimeSpan.FromSeconds(seconds), remaining, keys), null);
            },
            (id, withKeys),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ValueList<long>> ListLeases(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ValueList<long>>(cancellationToken);
        }

        try
        {
            ThrowIfStopped();
            return new(Hub.State.Leases.Keys.ToValueList());
        }
        catch (StoreException e)
        {
            return ValueTask.FromException<ValueList<long>>(e);
        }
    }

    /// <summary>Called when expired leases could not be revoked, with the gate held: tries again later.</summary>
    private protected void RetryLeases() => ScheduleLeases(TimeSpan.FromSeconds(1));

    /// <summary>Starts the timer for leases that were loaded, before the store is used.</summary>
    private protected void StartLeases()
    {
        lock (Gate)
        {
            ScheduleLeases(TimeSpan.Zero);
        }
    }

    private StoreChange Revoke(long id)
    {
        _runner.DeleteKeysOf(id);
        var batch = Working.Finish();
        Working.Revoke(id);
        return new StoreChange(batch, Revoked: id);
    }

    private long NewLeaseId()
    {
        long id;
        do
        {
            id = _random.NextInt64(1, long.MaxValue);
        }
        while (Working.Leases.ContainsKey(id));

        return id;
    }

    private void ScheduleLeases(TimeSpan atLeast)
    {
        if (Stopped is not null || Working.Attachments.UntilNext() is not { } wait)
        {
            return;
        }

        wait = wait < atLeast ? atLeast : wait > LongestTimer ? LongestTimer : wait;
        var at = Time.GetTimestamp() + (long)(wait.TotalSeconds * Time.TimestampFrequency);
        if (_leaseTimerAt is { } set && set <= at)
        {
            return;
        }

        _leaseTimerAt = at;

        // Timers count whole milliseconds; one more makes sure that the lease has expired when it fires.
        _leaseTimer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void ExpireLeases()
    {
        var callerWrites = false;
        try
        {
            lock (Gate)
            {
                _leaseTimerAt = null;
                if (Stopped is not null)
                {
                    return;
                }

                while (Working.Attachments.NextExpired() is { } id)
                {
                    CommitAndCompact(Revoke(id), out var mine);
                    callerWrites |= mine;
                }

                ScheduleLeases(TimeSpan.Zero);
            }
        }
        finally
        {
            if (callerWrites)
            {
                WriteForCaller();
            }
        }
    }
}
