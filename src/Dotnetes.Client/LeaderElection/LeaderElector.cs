using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Meta.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.LeaderElection;

/// <summary>
/// Makes one of several replicas the leader by means of a Lease, compatible with upstream's components. Others' clocks do not matter:
/// a lease runs out when this replica has not seen it change for its duration, by this replica's own clock.
/// </summary>
public sealed partial class LeaderElector
{
    private const double JitterFactor = 1.2;

    private readonly IKubeClient _client;
    private readonly LeaderElectionOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Action<string>? _onNewLeader;
    private Lease? _observed;
    private long _observedAt;
    private string _reported = "";

    /// <summary>Creates an elector.</summary>
    /// <param name="client">Reads and writes the lease.</param>
    /// <param name="options">Which lease, as whom, and the times.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads the tries of replicas that started together.</param>
    /// <param name="logger">Where changes of leadership are logged.</param>
    /// <param name="onNewLeader">Called with the identity of every new leader that is seen, this replica included.</param>
    /// <exception cref="ArgumentException">The times do not fit together.</exception>
    public LeaderElector(IKubeClient client, LeaderElectionOptions options, TimeProvider time, Random random, ILogger logger, Action<string>? onNewLeader = null)
    {
        if (options.LeaseDuration <= options.RenewDeadline || options.LeaseDuration < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException("the lease duration must be at least a second and longer than the renew deadline", nameof(options));
        }

        if (options.RenewDeadline <= options.RetryPeriod * JitterFactor || options.RetryPeriod <= TimeSpan.Zero)
        {
            throw new ArgumentException("the renew deadline must be longer than 1.2 times the retry period, which must be positive", nameof(options));
        }

        _client = client;
        _options = options;
        _time = time;
        _random = random;
        _logger = logger;
        _onNewLeader = onNewLeader;
    }

    /// <summary>Who leads, as far as this replica has seen; empty when nobody does.</summary>
    public string Leader => Volatile.Read(ref _observed)?.Spec.HolderIdentity ?? "";

    /// <summary>Whether this replica leads, as far as it has seen.</summary>
    public bool IsLeader => Leader == _options.Identity;

    /// <summary>Why this replica should not lead any more, though it does: it could not renew its lease and did not end either. An empty text when all is well. Safe to ask from any thread.</summary>
    /// <param name="patience">How long ago the lease may have run out.</param>
    public string Problem(TimeSpan patience) =>
        IsLeader && _time.GetElapsedTime(Volatile.Read(ref _observedAt)) > _options.LeaseDuration + patience ? $"failed election to renew leadership on lease {_options.Name}" : "";

    /// <summary>
    /// Waits until this replica is the leader, then runs <paramref name="lead"/> with a token that is cancelled when the leadership is
    /// lost. Returns after that work has ended: it ended by itself, the leadership was lost, or <paramref name="cancellationToken"/> was
    /// cancelled. Upstream's components end their process when they lose; call again to stand again.
    /// </summary>
    public async Task Run(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        if (!await Acquire(cancellationToken))
        {
            return;
        }

        Log.Leading(_logger, _options.Identity, _options.Namespace, _options.Name);
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var renewing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = Renew(leading, renewing.Token);
        try
        {
            await lead(leading.Token);
        }
        catch (OperationCanceledException) when (leading.IsCancellationRequested)
        {
            // The leadership is over.
        }
        finally
        {
            renewing.Cancel();
            await renewal;
            Log.Stopped(_logger, _options.Identity, _options.Namespace, _options.Name);
            await Release();
        }
    }

    private async Task<bool> Acquire(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await TryHold(cancellationToken))
                {
                    return true;
                }

                await Task.Delay(_options.RetryPeriod * (1 + (_random.NextDouble() * JitterFactor)), _time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Renews until cancelled; when it fails for too long, ends the leadership.</summary>
    private async Task Renew(CancellationTokenSource leading, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_options.RetryPeriod, _time, cancellationToken);
                using var deadline = new CancellationTokenSource(_options.RenewDeadline, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
                await RenewOnce(either.Token);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The work has ended or is to end.
        }
        catch (Exception e)
        {
            // The deadline passed, or something unforeseen happened: whoever cannot renew must not go on leading.
            Log.Lost(_logger, _options.Identity, _options.Namespace, _options.Name, e);
            leading.Cancel();
        }
    }

    private async Task RenewOnce(CancellationToken cancellationToken)
    {
        while (!await TryHold(cancellationToken))
        {
            await Task.Delay(_options.RetryPeriod, _time, cancellationToken);
        }
    }

    /// <summary>Takes or renews the lease; false when another holds it or the server does not answer as wanted.</summary>
    private async Task<bool> TryHold(CancellationToken cancellationToken)
    {
        try
        {
            var held = IsLeader && IsFresh ? await TryRenewBlindly(cancellationToken) : null;
            held ??= await TryTake(cancellationToken);
            return held is true;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Log.Failed(_logger, _options.Identity, _options.Namespace, _options.Name, e.Message);
            return false;
        }
    }

    private bool IsFresh => _observed is not null && _time.GetElapsedTime(_observedAt) < TimeSpan.FromSeconds(_observed.Spec.LeaseDurationSeconds ?? 0);

    /// <summary>Renews what this replica holds without reading first; null when that must be read after all.</summary>
    private async Task<bool?> TryRenewBlindly(CancellationToken cancellationToken)
    {
        var wanted = Held(_observed!);
        try
        {
            Observe(await _client.Update(wanted, cancellationToken: cancellationToken));
            return true;
        }
        catch (KubeApiException e) when (e.IsConflict || e.IsNotFound)
        {
            return null;
        }
    }

    private async Task<bool> TryTake(CancellationToken cancellationToken)
    {
        Lease current;
        try
        {
            current = await _client.Get<Lease>(_options.Namespace, _options.Name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            Observe(await _client.Create(Held(null), cancellationToken: cancellationToken));
            return true;
        }

        if (_observed is null || _observed.Spec != current.Spec)
        {
            Observe(current);
        }

        if (!string.IsNullOrEmpty(current.Spec.HolderIdentity) && !IsLeader && IsFresh)
        {
            return false;
        }

        Observe(await _client.Update(Held(current), cancellationToken: cancellationToken));
        return true;
    }

    /// <summary>The lease with this replica as its holder from now on.</summary>
    private Lease Held(Lease? current)
    {
        var now = MicroTime.FromDateTimeOffset(_time.GetUtcNow());
        var old = current?.Spec ?? LeaseSpec.Empty;
        var mine = old.HolderIdentity == _options.Identity;
        var metadata = current?.Metadata ?? ObjectMeta.Empty with { Namespace = _options.Namespace, Name = _options.Name };
        return (current ?? Lease.Empty) with
        {
            Metadata = metadata,
            Spec = old with
            {
                HolderIdentity = _options.Identity,
                LeaseDurationSeconds = (int)_options.LeaseDuration.TotalSeconds,
                AcquireTime = mine ? old.AcquireTime : now,
                RenewTime = now,
                LeaseTransitions = current is null ? 0 : (old.LeaseTransitions ?? 0) + (mine ? 0 : 1),
            },
        };
    }

    private void Observe(Lease lease)
    {
        Volatile.Write(ref _observedAt, _time.GetTimestamp());
        Volatile.Write(ref _observed, lease);
        if (Leader != _reported)
        {
            _reported = Leader;
            Log.NewLeader(_logger, _reported, _options.Namespace, _options.Name);
            _onNewLeader?.Invoke(_reported);
        }
    }

    private async Task Release()
    {
        if (!_options.ReleaseOnCancel || !IsLeader)
        {
            return;
        }

        var now = MicroTime.FromDateTimeOffset(_time.GetUtcNow());
        using var deadline = new CancellationTokenSource(_options.RenewDeadline, _time);
        try
        {
            // A duration of one second, because zero is not valid; without a holder it has no effect.
            var spec = _observed!.Spec with { HolderIdentity = "", LeaseDurationSeconds = 1, AcquireTime = now, RenewTime = now };
            Observe(await _client.Update(_observed with { Spec = spec }, cancellationToken: deadline.Token));
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException or OperationCanceledException)
        {
            Log.Failed(_logger, _options.Identity, _options.Namespace, _options.Name, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Identity} leads by the lease {Namespace}/{Name}")]
        public static partial void Leading(ILogger logger, string identity, string @namespace, string name);

        [LoggerMessage(2, LogLevel.Information, "{Identity} no longer leads by the lease {Namespace}/{Name}")]
        public static partial void Stopped(ILogger logger, string identity, string @namespace, string name);

        [LoggerMessage(3, LogLevel.Error, "{Identity} could not renew the lease {Namespace}/{Name} in time and gives up its leadership")]
        public static partial void Lost(ILogger logger, string identity, string @namespace, string name, Exception exception);

        [LoggerMessage(4, LogLevel.Information, "the leader is now {Leader} by the lease {Namespace}/{Name}")]
        public static partial void NewLeader(ILogger logger, string leader, string @namespace, string name);

        [LoggerMessage(5, LogLevel.Warning, "{Identity} could not take or renew the lease {Namespace}/{Name}: {Reason}")]
        public static partial void Failed(ILogger logger, string identity, string @namespace, string name, string reason);
    }
}
