using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Queue;
using Dotnetes.Scheduler.Snapshot;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Scheduler;

/// <summary>
/// Assigns pods to nodes: takes the first waiting pod, finds the best node among the columns of the cache, assumes the pod there, and binds it in the
/// background while the next pod is looked at.
/// </summary>
public sealed partial class KubeScheduler : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IKubeClient _client;
    private readonly IInformerFactory _informers;
    private readonly IEventRecorder _events;
    private readonly ILogger _logger;
    private readonly SchedulerOptions _options;
    private readonly Dictionary<string, Profile> _profiles;
    private readonly SchedulingQueue _queue;
    private readonly SchedulerCache _cache = new();
    private readonly HashSet<Task> _bindings = [];
    private readonly SchedulerMetrics _metrics;

    /// <summary>Creates a scheduler; nothing happens before <see cref="Run"/>.</summary>
    /// <exception cref="ArgumentException">The configuration is invalid.</exception>
    public KubeScheduler(IKubeClient client, IInformerFactory informers, IEventRecorder events, ILogger<KubeScheduler> logger, SchedulerOptions options)
    {
        _client = client;
        _informers = informers;
        _events = events;
        _logger = logger;
        _options = options;
        var builder = new ProfileBuilder(options.Registry, args => new PluginContext(client, informers, options.Time, args));
        var configured = options.Configuration.Profiles.IsEmpty ? [new KubeSchedulerProfile()] : options.Configuration.Profiles;
        _profiles = configured.Map(p => builder.Build(p, options.Configuration.PercentageOfNodesToScore ?? 0)).ToDictionary(p => p.SchedulerName, StringComparer.Ordinal);
        var first = _profiles.Values.First();
        _queue = new SchedulingQueue(
            options.Time,
            first.QueueSort,
            pod => _profiles.TryGetValue(pod.Spec.SchedulerName, out var profile) ? profile.RunPreEnqueue(pod) : Status.Success,
            _profiles.Values.SelectMany(p => p.Hints).GroupBy(h => h.Key).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal),
            _lock,
            TimeSpan.FromSeconds(options.Configuration.PodInitialBackoffSeconds ?? 1),
            TimeSpan.FromSeconds(options.Configuration.PodMaxBackoffSeconds ?? 10));
        _metrics = new SchedulerMetrics(options.Metrics, options.Time);
        _metrics.Follow(_queue, _lock);
    }

    /// <summary>Runs until cancelled. The informer factory must be running.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var nodes = _informers.For<Node>();
        var pods = _informers.For<Pod>();
        using var nodeHandler = nodes.AddHandler(OnNode);
        using var podHandler = pods.AddHandler(OnPod);
        await CancellableWait.For(nodes.Synced, cancellationToken);
        await CancellableWait.For(pods.Synced, cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _queue.WaitForWork(cancellationToken);
                await ScheduleAllReady(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.CycleFailed(_logger, e);
                await Rest(cancellationToken);
            }
        }

        Task[] running;
        lock (_lock)
        {
            running = [.. _bindings];
        }

        await Task.WhenAll(running);
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private async Task Rest(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _options.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it, too.
        }
    }

    private async Task ScheduleAllReady(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Attempt? attempt;
            lock (_lock)
            {
                var queued = _queue.TryPop();
                if (queued is null)
                {
                    return;
                }

                var start = _options.Time.GetTimestamp();
                attempt = Try(queued) is { } tried ? tried with { Start = start } : null;
                _metrics.AlgorithmDuration.Observe(_options.Time.GetElapsedTime(start).TotalSeconds);
            }

            if (attempt is { NodeName: not null })
            {
                _ = Track(BindPod(attempt, cancellationToken));
            }
            else if (attempt is not null)
            {
                await GiveUp(attempt, cancellationToken);
            }
        }
    }

    // Runs under the lock: the snapshot does not change during a cycle.
    private Attempt? Try(QueuedPod queued)
    {
        var pod = queued.Info.Pod;
        if (!_profiles.TryGetValue(pod.Spec.SchedulerName, out var profile) || pod.Metadata.DeletionTimestamp is not null || _cache.IsAssumed(queued.Info.Uid))
        {
            _queue.Remove(queued.Info.Uid);
            return null;
        }

        var state = new CycleState();
        var failures = new FilterFailures();
        try
        {
            if (_cache.Nodes.Count == 0)
            {
                return new(queued, profile, state, failures) { Error = "no nodes available to schedule pods", IsRefused = true };
            }

            var feasible = profile.FindFeasible(state, queued.Info, _cache.Nodes, failures);
            if (feasible.Length == 0)
            {
                return new(queued, profile, state, failures) { IsRefused = true };
            }

            var node = _cache.Nodes.Nodes[profile.SelectNode(state, queued.Info, _cache.Nodes, feasible, _options.Random)].Metadata.Name;
            return Reserve(new(queued, profile, state, failures) { NodeName = node });
        }
        catch (SchedulingException e)
        {
            return new(queued, profile, state, failures) { Error = e.Message };
        }
    }

    private Attempt Reserve(Attempt attempt)
    {
        var info = attempt.Queued.Info;
        _cache.Assume(info, attempt.NodeName!);
        foreach (var plugin in attempt.Profile.Reserve)
        {
            var status = plugin.Reserve(attempt.State, info, attempt.NodeName!);
            if (status.IsSuccess)
            {
                continue;
            }

            Release(attempt);
            attempt.Failures.RefuseAll(plugin.Name, status.Reason);
            return attempt with { NodeName = null, Error = status.Reason, IsRefused = status.IsRejected };
        }

        return attempt;
    }

    private void Release(Attempt attempt)
    {
        for (var i = attempt.Profile.Reserve.Count - 1; i >= 0; i--)
        {
            attempt.Profile.Reserve[i].Unreserve(attempt.State, attempt.Queued.Info, attempt.NodeName!);
        }

        _cache.Forget(attempt.Queued.Info.Uid);
    }

    private async Task BindPod(Attempt attempt, CancellationToken cancellationToken)
    {
        Status status;
        try
        {
            status = await RunBinding(attempt, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            status = new(StatusCode.Error, e.Message);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var info = attempt.Queued.Info;
        if (status.IsSuccess)
        {
            lock (_lock)
            {
                _queue.Remove(info.Uid);
            }

            _metrics.Ended(attempt.Queued, attempt.Profile.SchedulerName, "scheduled", attempt.Start);
            foreach (var plugin in attempt.Profile.PostBind)
            {
                plugin.PostBind(attempt.State, info, attempt.NodeName!);
            }

            _events.Record(info.Pod, "Normal", "Scheduled", $"Successfully assigned {info.Pod.Metadata.Namespace}/{info.Pod.Metadata.Name} to {attempt.NodeName}", "Binding");
            return;
        }

        lock (_lock)
        {
            Release(attempt);

            // The room that the pod held is free again; others may be waiting for it.
            _queue.OnEvent(EventResource.AssignedPod, EventAction.Delete, info.Pod, null);
        }

        attempt.Failures.RefuseAll(status.Plugin, status.Reason);
        await GiveUp(attempt with { NodeName = null, Error = status.Reason, IsRefused = status.IsRejected }, cancellationToken);
    }

    private static async ValueTask<Status> RunBinding(Attempt attempt, CancellationToken cancellationToken)
    {
        var info = attempt.Queued.Info;
        foreach (var plugin in attempt.Profile.Permit)
        {
            var status = await plugin.Permit(attempt.State, info, attempt.NodeName!, cancellationToken);
            if (!status.IsSuccess)
            {
                return status with { Plugin = plugin.Name };
            }
        }

        foreach (var plugin in attempt.Profile.PreBind)
        {
            var status = await plugin.PreBind(attempt.State, info, attempt.NodeName!, cancellationToken);
            if (!status.IsSuccess)
            {
                return status with { Plugin = plugin.Name };
            }
        }

        foreach (var plugin in attempt.Profile.Bind)
        {
            var status = await plugin.Bind(attempt.State, info, attempt.NodeName!, cancellationToken);
            if (status.Code != StatusCode.Skip)
            {
                return status with { Plugin = plugin.Name };
            }
        }

        return new(StatusCode.Error, "no bind plugin took the pod");
    }

    private async Task Track(Task binding)
    {
        lock (_lock)
        {
            if (!binding.IsCompleted)
            {
                _bindings.Add(binding);
            }
        }

        try
        {
            await binding;
        }
        catch (OperationCanceledException)
        {
            // The scheduler ends.
        }
        catch (Exception e)
        {
            Log.BindingFailed(_logger, e);
        }
        finally
        {
            lock (_lock)
            {
                _bindings.Remove(binding);
            }
        }
    }

    private sealed record Attempt(QueuedPod Queued, Profile Profile, CycleState State, FilterFailures Failures)
    {
        public string? NodeName { get; init; }

        public string Error { get; init; } = "";

        public bool IsRefused { get; init; }

        /// <summary>When the attempt began; a time stamp of the clock.</summary>
        public long Start { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A scheduling cycle failed; scheduling goes on")]
        public static partial void CycleFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Binding a pod failed unexpectedly")]
        public static partial void BindingFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "The condition of pod {Namespace}/{Name} could not be written: {Reason}")]
        public static partial void ConditionFailed(ILogger logger, string @namespace, string name, string reason);
    }
}
