using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Rules out nodes without room for what the pod requests, and scores the rest by how full they are (three strategies).</summary>
public sealed class NodeResourcesFit : IFilterPlugin, IScorePlugin, IEnqueueExtensions
{
    private readonly HashSet<string> _ignored;
    private readonly ValueList<string> _ignoredGroups;
    private readonly ResourceScorer _scorer;

    /// <summary>Creates the plugin.</summary>
    /// <exception cref="ArgumentException">The scoring strategy is unknown.</exception>
    public NodeResourcesFit(NodeResourcesFitArgs args)
    {
        _ignored = new(args.IgnoredResources, StringComparer.Ordinal);
        _ignoredGroups = args.IgnoredResourceGroups;
        _scorer = new ResourceScorer(args.ScoringStrategy ?? new ScoringStrategy { Type = ScoringStrategyType.LeastAllocated });
    }

    /// <inheritdoc/>
    public string Name => "NodeResourcesFit";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventResource.AssignedPod, EventAction.Update | EventAction.Delete),
        new(EventResource.Node, EventAction.Add | EventAction.Update, static (pod, _, node) => node is Node n && CouldEverFit(pod, n)),
        new(EventResource.UnscheduledPod, EventAction.Update),
    ];

    /// <inheritdoc/>
    public void Filter(CycleState state, PodInfo pod, NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        FilterPodCount(nodes, candidates, failures);
        var wanted = pod.Requests;
        FilterColumn(ResourceName.Cpu, wanted.MilliCpu, nodes.AllocatableMilliCpu, nodes.RequestedMilliCpu, candidates, failures);
        FilterColumn(ResourceName.Memory, wanted.Memory, nodes.AllocatableMemory, nodes.RequestedMemory, candidates, failures);
        FilterColumn(ResourceName.EphemeralStorage, wanted.EphemeralStorage, nodes.AllocatableStorage, nodes.RequestedStorage, candidates, failures);
        foreach (var (name, amount) in wanted.Others)
        {
            if (!IsIgnored(name))
            {
                FilterColumn(name, amount, nodes.AllocatableOf(name), nodes.RequestedOf(name), candidates, failures);
            }
        }
    }

    /// <inheritdoc/>
    public void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores) =>
        _scorer.Score(pod, nodes, feasible, scores);

    private static void FilterPodCount(NodeTable nodes, NodeSet candidates, FilterFailures failures)
    {
        foreach (var index in candidates)
        {
            if (nodes.Pods[index].Count + 1 > nodes.AllowedPods[index])
            {
                candidates.Remove(index);
                failures.Add("Too many pods");
            }
        }
    }

    private static void FilterColumn(string name, long wanted, ReadOnlySpan<long> allocatable, ReadOnlySpan<long> requested, NodeSet candidates, FilterFailures failures)
    {
        if (wanted == 0)
        {
            return;
        }

        var reason = $"Insufficient {name}";
        foreach (var index in candidates)
        {
            var room = allocatable.IsEmpty ? 0 : allocatable[index];
            var taken = requested.IsEmpty ? 0 : requested[index];
            if (wanted > room - taken)
            {
                candidates.Remove(index);
                failures.Add(reason, resolvable: wanted <= room);
            }
        }
    }

    private static bool CouldEverFit(Pod pod, Node node)
    {
        var wanted = PodRequests.Of(pod);
        var room = ResourceAmounts.From(node.Status.Allocatable);
        return wanted.MilliCpu <= room.MilliCpu && wanted.Memory <= room.Memory && wanted.EphemeralStorage <= room.EphemeralStorage
            && wanted.Others.All(o => o.Value <= room.Get(o.Key));
    }

    private bool IsIgnored(string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return _ignored.Contains(resource) || (slash > 0 && _ignoredGroups.Contains(resource[..slash]));
    }
}
