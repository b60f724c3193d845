using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>
/// Watches what the node has left of memory, disk and process ids. Below a threshold the node says so in its conditions; dead containers and
/// unused images go first, then pods are evicted one at a time, those that use most beyond their requests first.
/// </summary>
internal sealed partial class PressureWatch(
    NodePressureOptions options, PodWorkers workers, NodeUsage usage, ImageCollector images, MachineInfo machine, NodeHealth health, KubeletMetrics metrics,
    IEventSink events, TimeProvider time, ILogger<PressureWatch> logger)
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_hurriedPeriod = TimeSpan.FromSeconds(1);

    private readonly SteadyTime _steady = new(time);
    private readonly Dictionary<EvictionThreshold, DateTimeOffset> _since = [];
    private readonly Dictionary<string, DateTimeOffset> _lastMet = new(StringComparer.Ordinal);

    /// <summary>Watches until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var hurried = false;
            try
            {
                hurried = await Look(cancellationToken);
                await LocalStorage(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Failed(logger, e);
            }

            await Task.Delay(hurried ? s_hurriedPeriod : s_period, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
        }
    }

    /// <summary>Compares what is left with the thresholds and acts; tells whether one is met.</summary>
    internal async Task<bool> Look(CancellationToken cancellationToken)
    {
        var now = _steady.GetUtcNow();
        var left = options.Read(machine);
        EvictionThreshold? due = null;
        foreach (var threshold in options.Thresholds)
        {
            if (!left.TryGetValue(threshold.Signal, out var amount) || amount.Available >= threshold.Amount(amount.Capacity))
            {
                _since.Remove(threshold);
                continue;
            }

            _since.TryAdd(threshold, now);
            _lastMet[threshold.Signal] = now;
            if (now - _since[threshold] >= threshold.Grace && (due is null || Rank(threshold) < Rank(due)))
            {
                due = threshold;
            }
        }

        ShowConditions(now);
        if (due is null)
        {
            return false;
        }

        await Relieve(due, left[due.Signal], cancellationToken);
        return true;
    }

    // Memory first: it is what the kernel kills for.
    private static int Rank(EvictionThreshold threshold) => threshold.Signal == "memory.available" ? 0 : threshold.IsHard ? 1 : 2;

    private void ShowConditions(DateTimeOffset now)
    {
        bool Recent(params ReadOnlySpan<string> signals)
        {
            foreach (var signal in signals)
            {
                if (_lastMet.TryGetValue(signal, out var at) && now - at < options.TransitionPeriod)
                {
                    return true;
                }
            }

            return false;
        }

        health.SetPressure(
            Recent("memory.available"), Recent("nodefs.available", "nodefs.inodesFree", "imagefs.available", "imagefs.inodesFree"), Recent("pid.available"));
    }

    private async Task Relieve(EvictionThreshold threshold, (long Available, long Capacity) left, CancellationToken cancellationToken)
    {
        var resource = ResourceOf(threshold.Signal);
        events.Record(References.ToNode(options.NodeName), warning: true, "EvictionThresholdMet", $"Attempting to reclaim {resource}");
        if (resource is "ephemeral-storage" or "inodes")
        {
            await images.RemoveUnused(cancellationToken);
            if (options.Read(machine).TryGetValue(threshold.Signal, out var after) && after.Available >= threshold.Amount(after.Capacity))
            {
                return;
            }
        }

        var pods = (await usage.Pods(cancellationToken)).Where(p => MayEvict(p.Pod)).ToList();
        if (pods.Count == 0 || EvictionOrder.First(pods, resource) is not { } victim)
        {
            Log.NothingToEvict(logger, threshold.Signal);
            return;
        }

        var amount = new Quantity[] { Quantity.FromBinary(threshold.Amount(left.Capacity)), Quantity.FromBinary(left.Available) };
        var message = $"The node was low on resource: {resource}. Threshold quantity: {amount[0]}, available: {amount[1]}. {EvictionOrder.Explain(victim, resource)}";
        Evict(victim.Pod, message, threshold.IsHard ? TimeSpan.Zero : options.MaxPodGrace, threshold.Signal, victim.Usage?.At);
    }

    private void Evict(Pod pod, string message, TimeSpan grace, string signal, DateTimeOffset? measured)
    {
        if (measured is { } at)
        {
            metrics.EvictionStatsAge.With(signal).Observe(Math.Max(0, (time.GetUtcNow() - at).TotalSeconds));
        }

        metrics.Evictions.With(signal).Increment();
        events.Record(References.To(pod), warning: true, "Evicted", message);
        Log.Evicting(logger, pod.Metadata.Namespace, pod.Metadata.Name, message);
        workers.Get(pod.Metadata.Uid)?.End(new PodEnd("Evicted", message, grace, IsDisruption: true));
    }

    // Pods that the node cannot do without stay.
    private static bool MayEvict(Pod pod) =>
        pod.Spec.Priority is not >= 2_000_000_000 && pod.Metadata.DeletionTimestamp is null && !PodStatusBuilder.IsFinal(pod.Status.Phase);

    // Limits of emptyDir volumes and of ephemeral storage hold also while the disk has room.
    private async Task LocalStorage(CancellationToken cancellationToken)
    {
        var limited = workers.All.Where(w => w.Phase == PodWorkerPhase.Running && LocalStorageUse.HasLimits(w.Pod)).ToList();
        if (limited.Count == 0)
        {
            return;
        }

        var pods = (await usage.Pods(cancellationToken)).ToDictionary(p => p.Pod.Metadata.Uid);
        foreach (var worker in limited)
        {
            var pod = worker.Pod;
            if (MayEvict(pod) && pods.TryGetValue(pod.Metadata.Uid, out var used) && LocalStorageUse.Excess(pod, used, options.Paths) is { } message)
            {
                Evict(pod, message, TimeSpan.Zero, message.StartsWith("Usage of EmptyDir", StringComparison.Ordinal) ? "emptydirfs.limit" : "ephemeralpodfs.limit", used.Usage?.At);
            }
        }
    }

    private static string ResourceOf(string signal) => signal switch
    {
        "memory.available" => "memory",
        "pid.available" => "pids",
        "nodefs.inodesFree" or "imagefs.inodesFree" => "inodes",
        _ => "ephemeral-storage",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Looking after the node's resources failed; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Pod {Namespace}/{Pod} is evicted: {Reason}")]
        public static partial void Evicting(ILogger logger, string @namespace, string pod, string reason);

        [LoggerMessage(3, LogLevel.Warning, "{Signal} is below its threshold, but there is no pod that could be evicted")]
        public static partial void NothingToEvict(ILogger logger, string signal);
    }
}
