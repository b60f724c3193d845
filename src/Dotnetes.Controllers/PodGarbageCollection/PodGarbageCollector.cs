using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Controllers.Disruptions;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers.PodGarbageCollection;

/// <summary>
/// Deletes pods for which nobody else does it: finished ones when there are too many, those of nodes that are gone, terminating ones that never
/// got a node, and terminating ones on nodes that somebody declared out of service (KEP-2268). Looks every 20 s.
/// </summary>
public sealed partial class PodGarbageCollector : IController
{
    /// <summary>How many finished pods there may be.</summary>
    public const int DefaultTerminatedThreshold = 12500;

    private const string OutOfService = "node.kubernetes.io/out-of-service";
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_quarantine = TimeSpan.FromSeconds(40);

    private readonly ControllerContext _context;
    private readonly ILogger _logger;
    private readonly int _threshold;
    private readonly IInformer<Pod> _pods;
    private readonly IInformer<Node> _nodes;
    private readonly Dictionary<string, DateTimeOffset> _quarantined = new(StringComparer.Ordinal);

    /// <summary>Creates the collector.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="terminatedThreshold">How many finished pods there may be; 0 for any number.</param>
    public PodGarbageCollector(ControllerContext context, int terminatedThreshold = DefaultTerminatedThreshold)
    {
        _context = context;
        _threshold = terminatedThreshold;
        _logger = context.Logging.CreateLogger(Name);
        _pods = context.Informers.For<Pod>();
        _nodes = context.Informers.For<Node>();
    }

    /// <inheritdoc/>
    public string Name => "pod-garbage-collector-controller";

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await CancellableWait.For(_pods.Synced, cancellationToken);
            await CancellableWait.For(_nodes.Synced, cancellationToken);
            while (true)
            {
                await Collect(cancellationToken);
                await Task.Delay(s_period, _context.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    private async Task Collect(CancellationToken cancellationToken)
    {
        var pods = _pods.List();
        try
        {
            await Task.WhenAll(Finished(pods).Select(p => Delete(p, "terminated", null, cancellationToken)).Concat(OutOfServiceOnes(pods).Select(p => Delete(p, "out-of-service", null, cancellationToken))));
            var gone = await GoneNodes(pods, cancellationToken);
            foreach (var pod in pods)
            {
                if (gone.Contains(pod.Spec.NodeName))
                {
                    await Delete(pod, "orphaned", PodDisruption.Target(pod, "DeletionByPodGC", "PodGC: node no longer exists"), cancellationToken);
                }
                else if (pod.Metadata.DeletionTimestamp is not null && pod.Spec.NodeName.Length == 0)
                {
                    await Delete(pod, "unscheduled", null, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(_logger, e);
        }
    }

    private IEnumerable<Pod> Finished(IReadOnlyList<Pod> pods)
    {
        if (_threshold <= 0)
        {
            return [];
        }

        var finished = pods.Where(static p => p.Status.Phase is not (PodPhase.Pending or PodPhase.Running or PodPhase.Unknown)).ToList();
        return finished.Count <= _threshold ? [] : Ordered(finished).Take(finished.Count - _threshold);
    }

    private IEnumerable<Pod> OutOfServiceOnes(IReadOnlyList<Pod> pods) => Ordered(pods.Where(p =>
        p.Metadata.DeletionTimestamp is not null
        && p.Spec.NodeName.Length > 0
        && _nodes.Get(null, p.Spec.NodeName) is { } node
        && node.Spec.Taints.Any(static t => t.Key == OutOfService)
        && node.Status.Conditions.Find(static c => c.Type == NodeConditionType.Ready)?.Status != ConditionStatus.True));

    // Evicted ones first: nobody counts on them. Then the oldest.
    private static IEnumerable<Pod> Ordered(IEnumerable<Pod> pods) => pods
        .OrderByDescending(static p => p.Status is { Phase: PodPhase.Failed, Reason: "Evicted" })
        .ThenBy(static p => p.Metadata.CreationTimestamp)
        .ThenBy(static p => p.Metadata.Name, StringComparer.Ordinal);

    // A node that is missing in the cache may have been made a moment ago.
    private async ValueTask<HashSet<string>> GoneNodes(IReadOnlyList<Pod> pods, CancellationToken cancellationToken)
    {
        var now = _context.Time.GetUtcNow();
        foreach (var pod in pods)
        {
            if (pod.Spec.NodeName.Length > 0 && _nodes.Get(null, pod.Spec.NodeName) is null)
            {
                _quarantined.TryAdd(pod.Spec.NodeName, now + s_quarantine);
            }
        }

        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, until) in _quarantined.Where(q => q.Value <= now).ToArray())
        {
            _quarantined.Remove(node);
            if (_nodes.Get(null, node) is null && !await Exists(node, cancellationToken))
            {
                gone.Add(node);
            }
        }

        return gone;
    }

    private async ValueTask<bool> Exists(string node, CancellationToken cancellationToken)
    {
        try
        {
            await _context.Client.Get<Node>(null, node, cancellationToken: cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    private async Task Delete(Pod pod, string reason, PodCondition? condition, CancellationToken cancellationToken)
    {
        try
        {
            // There may be no kubelet left to say how it ended.
            if (pod.Status.Phase is not (PodPhase.Succeeded or PodPhase.Failed))
            {
                var change = condition is null ? null : PodDisruption.Change(pod, condition, _context.Time.GetUtcNow());
                await PodDisruption.Patch(_context.Client, pod, PodPhase.Failed, change, cancellationToken);
            }

            await _context.Client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, new() { GracePeriodSeconds = 0, Preconditions = new() { Uid = pod.Metadata.Uid } }, cancellationToken);
            ControllerMetrics.ForcedDeletions.With(pod.Metadata.Namespace, reason).Increment();
            Log.Deleted(_logger, pod.Metadata.Namespace, pod.Metadata.Name);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Log.DeleteFailed(_logger, pod.Metadata.Namespace, pod.Metadata.Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "pods could not be collected; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "deleted pod {Namespace}/{Name}")]
        public static partial void Deleted(ILogger logger, string @namespace, string name);

        [LoggerMessage(3, LogLevel.Warning, "pod {Namespace}/{Name} could not be deleted; it will be tried again")]
        public static partial void DeleteFailed(ILogger logger, string @namespace, string name, Exception exception);
    }
}
