using Dotnetes.Cri;
using Dotnetes.Cri.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pleg;

/// <summary>
/// Notices what changes in the runtime: by its event stream where it has one (then with a slow relist as safety net), otherwise by
/// listing every second, and ten times a second for a moment when a container is about to end.
/// </summary>
internal sealed partial class Relist : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeriodWithEvents = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HurriedPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan HurryTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan UnhealthyAfter = TimeSpan.FromMinutes(3);

    private readonly CriClient _runtime;
    private readonly NodeHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<string, long> _changed;
    private readonly KubeletMetrics _metrics;
    private readonly Wakeup _wakeup;
    private Tuple<long, Dictionary<string, PodRecord>> _last = Tuple.Create(0L, new Dictionary<string, PodRecord>(StringComparer.Ordinal));
    private long? _hurriedAt;
    private long _lastSuccess;
    private bool _hasEvents;

    /// <summary>Creates the relist.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="health">Where it is told when listing does not work.</param>
    /// <param name="changed">Called with the uid of a pod of which something changed, and the signature of what the runtime has of it now.</param>
    /// <param name="metrics">Where listings are reported.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    public Relist(CriClient runtime, NodeHealth health, Action<string, long> changed, KubeletMetrics metrics, TimeProvider time, ILogger<Relist> logger)
    {
        _runtime = runtime;
        _health = health;
        _changed = changed;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _wakeup = new Wakeup(time);
        _lastSuccess = time.GetTimestamp();
    }

    /// <summary>The number of the last listing, and the pods that the runtime had something of.</summary>
    public (long Number, IEnumerable<(string Uid, string Namespace, string Name)> Pods) Listing
    {
        get
        {
            var (number, records) = Volatile.Read(ref _last);
            return (number, records.Select(r => (r.Key, r.Value.Namespace, r.Value.Name)));
        }
    }

    /// <summary>Looks often for the next seconds.</summary>
    public void Hurry()
    {
        _hurriedAt = _time.GetTimestamp();
        _wakeup.SetAfter(HurriedPeriod);
    }

    /// <summary>Looks once, soon.</summary>
    public void Refresh() => _wakeup.SetAfter(HurriedPeriod);

    public void Dispose() => _wakeup.Dispose();

    /// <summary>Runs until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(RunList(cancellationToken), RunEvents(cancellationToken));

    private async Task RunList(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var start = _time.GetTimestamp();
                await List(cancellationToken);
                _metrics.RelistDuration.Observe(_time.GetElapsedTime(start).TotalSeconds);
                _metrics.RelistInterval.Observe(_time.GetElapsedTime(_lastSuccess).TotalSeconds);
                _metrics.RelistSeen.Value = _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
                _lastSuccess = _time.GetTimestamp();
                _health.Pleg = "";
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var since = _time.GetElapsedTime(_lastSuccess);
                if (since > UnhealthyAfter)
                {
                    _health.Pleg = $"PLEG is not healthy: pleg was last seen active {GoDuration.Seconds(since)} ago; threshold is {GoDuration.Seconds(UnhealthyAfter)}";
                }

                if (e is not GrpcException)
                {
                    Log.Failed(_logger, e);
                }
            }

            try
            {
                _wakeup.SetAfter(_hurriedAt is { } hurried && _time.GetElapsedTime(hurried) < HurryTime ? HurriedPeriod : _hasEvents ? PeriodWithEvents : Period);
                await _wakeup.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task List(CancellationToken cancellationToken)
    {
        var sandboxes = await _runtime.ListPodSandboxes(null, cancellationToken);
        var containers = await _runtime.ListContainers(null, cancellationToken);
        var records = new Dictionary<string, PodRecord>(StringComparer.Ordinal);
        foreach (var sandbox in sandboxes)
        {
            if (sandbox.Metadata is { Uid.Length: > 0 } metadata)
            {
                var record = GetOrAdd(metadata.Uid, metadata.Namespace, metadata.Name);
                record.Signature = RuntimeSignature.With(record.Signature, sandbox.Id, sandbox.State == PodSandboxState.Ready);
            }
        }

        foreach (var container in containers)
        {
            if (container.Labels.TryGetValue(RuntimeLabels.PodUid, out var uid))
            {
                var record = GetOrAdd(uid, container.Labels.GetValueOrDefault(RuntimeLabels.PodNamespace, ""), container.Labels.GetValueOrDefault(RuntimeLabels.PodName, ""));
                record.Signature = RuntimeSignature.With(record.Signature, container.Id, container.State);
            }
        }

        var (number, before) = _last;
        Volatile.Write(ref _last, Tuple.Create(number + 1, records));
        foreach (var (uid, record) in records)
        {
            if (!before.TryGetValue(uid, out var old) || old.Signature != record.Signature)
            {
                _changed(uid, record.Signature);
            }
        }

        foreach (var uid in before.Keys.Where(uid => !records.ContainsKey(uid)))
        {
            _changed(uid, 0);
        }

        PodRecord GetOrAdd(string uid, string ns, string name)
        {
            if (!records.TryGetValue(uid, out var record))
            {
                records[uid] = record = new PodRecord(ns, name);
            }

            return record;
        }
    }

    private async Task RunEvents(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var happened in _runtime.ContainerEvents(cancellationToken))
                {
                    if (!_hasEvents)
                    {
                        _metrics.EventStreams.Increment();
                    }

                    _hasEvents = true;
                    ObserveLatency(happened.CreatedAt);
                    if (happened.PodSandboxStatus is { Metadata: { } metadata } sandbox)
                    {
                        _changed(metadata.Uid, happened.ContainersStatuses.Aggregate(
                            RuntimeSignature.With(0, sandbox.Id, sandbox.State == PodSandboxState.Ready), static (sum, c) => RuntimeSignature.With(sum, c.Id, c.State)));
                    }
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (GrpcException e) when (e.Code == GrpcStatusCode.Unimplemented)
            {
                _hasEvents = false;
                return;
            }
            catch (Exception e)
            {
                _metrics.EventStreamErrors.Increment();
                Log.EventsBroken(_logger, e.Message);
            }

            _hasEvents = false;
            try
            {
                await Task.Delay(Period, _time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Times of the runtime are nanoseconds since 1970.
    private void ObserveLatency(long happenedAt) =>
        _metrics.EventLatency.Observe(Math.Max(0, (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - (happenedAt / 1e9)));

    private sealed class PodRecord(string ns, string name)
    {
        public string Namespace { get; } = ns;

        public string Name { get; } = name;

        public long Signature { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Listing sandboxes and containers failed; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Debug, "The runtime's event stream broke: {Problem}")]
        public static partial void EventsBroken(ILogger logger, string problem);
    }
}
