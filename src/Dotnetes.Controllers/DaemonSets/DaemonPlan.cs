using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.DaemonSets;

/// <summary>What a daemon set needs next: nodes that lack a pod, and pods that are one too many or outdated.</summary>
internal sealed class DaemonPlan
{
    private readonly DaemonSet _set;
    private readonly string _hash;
    private readonly DateTimeOffset _now;
    private readonly List<(Node Node, bool Run, bool Continue)> _nodes;
    private readonly SortedDictionary<string, List<Pod>> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _runs;

    /// <summary>Sorts pods by node, those that are scheduled first, and then the oldest.</summary>
    public DaemonPlan(DaemonSet set, string hash, IEnumerable<Node> nodes, IEnumerable<Pod> pods, DateTimeOffset now)
    {
        (_set, _hash, _now) = (set, hash, now);
        _nodes = [.. nodes.Select(n => (n, DaemonPods.Fits(set, n))).Select(p => (p.n, p.Item2.Run, p.Item2.Continue))];
        _runs = _nodes.ToDictionary(n => n.Node.Metadata.Name, n => n.Run, StringComparer.Ordinal);
        foreach (var pod in pods.Where(p => !(PodState.IsTerminal(p) && p.Metadata.DeletionTimestamp is not null))
            .OrderBy(p => p.Spec.NodeName.Length == 0).ThenBy(p => p.Metadata.CreationTimestamp).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            if (DaemonPods.NodeOf(pod) is { Length: > 0 } node)
            {
                PodsOn(node).Add(pod);
            }
        }
    }

    /// <summary>The nodes that need a pod.</summary>
    public List<string> Create { get; } = [];

    /// <summary>The pods to delete.</summary>
    public List<Pod> Delete { get; } = [];

    /// <summary>The pods that ended although they never should.</summary>
    public List<(Pod Pod, string Node)> Ended { get; } = [];

    private int Desired => _nodes.Count(n => n.Run);

    /// <summary>Plans what is needed without an update. Ended pods are collected but not planned to be deleted.</summary>
    public void Manage()
    {
        foreach (var (node, run, stay) in _nodes)
        {
            var name = node.Metadata.Name;
            if (!_pods.TryGetValue(name, out var pods))
            {
                if (run)
                {
                    Create.Add(name);
                }
            }
            else if (stay)
            {
                ManageNode(name, run, pods);
            }
            else
            {
                Delete.AddRange(pods.Where(p => p.Metadata.DeletionTimestamp is null));
            }
        }

        // Nobody else deletes pods that were never bound to a node that is gone.
        Delete.AddRange(_pods.Where(p => !_runs.ContainsKey(p.Key)).SelectMany(p => p.Value).Where(p => p.Spec.NodeName.Length == 0 && p.Metadata.DeletionTimestamp is null));
    }

    /// <summary>Plans the next step of a rolling update.</summary>
    public void Roll()
    {
        var (surge, unavailable) = DaemonPods.Limits(_set, Desired);
        if (surge == 0)
        {
            RollByDeleting(unavailable);
        }
        else
        {
            RollBySurging(surge);
        }
    }

    /// <summary>The status, without the generation.</summary>
    public DaemonSetStatus Count(DaemonSetStatus status)
    {
        int current = 0, misplaced = 0, ready = 0, available = 0, updated = 0;
        foreach (var (node, run, _) in _nodes)
        {
            if (!_pods.TryGetValue(node.Metadata.Name, out var pods))
            {
                continue;
            }

            if (!run)
            {
                misplaced++;
                continue;
            }

            current++;
            ready += PodState.IsReady(pods[0]) ? 1 : 0;
            available += IsAvailable(pods[0]) ? 1 : 0;
            updated += DaemonPods.IsUpdated(_set, pods[0], _hash) ? 1 : 0;
        }

        return status with
        {
            DesiredNumberScheduled = Desired,
            CurrentNumberScheduled = current,
            NumberMisscheduled = misplaced,
            NumberReady = ready,
            NumberAvailable = available,
            NumberUnavailable = Desired - available,
            UpdatedNumberScheduled = updated,
        };
    }

    /// <summary>When the next ready pod becomes available; null when none will by itself.</summary>
    public TimeSpan? NextAvailable() => _pods.Values.SelectMany(p => p).Select(p => PodState.AvailableIn(p, _set.Spec.MinReadySeconds, _now)).Where(t => t > TimeSpan.Zero).Min();

    private void ManageNode(string node, bool run, List<Pod> pods)
    {
        var running = new List<Pod>();
        foreach (var pod in pods.Where(p => p.Metadata.DeletionTimestamp is null))
        {
            if (PodState.IsTerminal(pod))
            {
                Ended.Add((pod, node));
            }
            else
            {
                running.Add(pod);
            }
        }

        if (DaemonPods.Limits(_set, 1).Surge == 0)
        {
            Delete.AddRange(running.Skip(1));
            return;
        }

        if (running.Count == 0 && run)
        {
            Create.Add(node);
        }

        var newest = running.Find(p => p.Metadata.Labels.GetValueOrDefault(DaemonPods.HashLabel) == _hash);
        var older = running.Find(p => p.Metadata.Labels.GetValueOrDefault(DaemonPods.HashLabel) != _hash);
        Delete.AddRange(running.Where(p => p != newest && p != older));
        if (newest is not null && older is not null && (!PodState.IsReady(older) || IsAvailable(newest)))
        {
            Delete.Add(older);
        }
    }

    // Old pods that are not available go at once, others as far as the limit allows.
    private void RollByDeleting(int maxUnavailable)
    {
        var unavailable = 0;
        var candidates = new List<Pod>();
        foreach (var node in NodesInQuestion())
        {
            if (!TryFind(node, out var newest, out var older) || (newest is null) == (older is null))
            {
                unavailable++;
            }
            else if (newest is not null)
            {
                unavailable += IsAvailable(newest) ? 0 : 1;
            }
            else if (!IsAvailable(older!))
            {
                Delete.Add(older!);
                unavailable++;
            }
            else
            {
                candidates.Add(older!);
            }
        }

        Delete.AddRange(candidates.Take(Math.Max(0, maxUnavailable - unavailable)));
    }

    private void RollBySurging(int maxSurge)
    {
        int surging = 0, available = 0;
        var candidates = new List<string>();
        var misplaced = new List<Pod>();
        foreach (var node in NodesInQuestion())
        {
            if (!TryFind(node, out var newest, out var older))
            {
                surging++;
                continue;
            }

            available += (older ?? newest) is { } oldest && IsAvailable(oldest) ? 1 : 0;
            if (older is null)
            {
                continue;
            }

            if (newest is not null)
            {
                surging += IsAvailable(newest) ? 0 : 1;
                Delete.AddRange(IsAvailable(newest) ? [older] : []);
            }
            else if (!_runs.GetValueOrDefault(node))
            {
                (IsAvailable(older) ? misplaced : Delete).Add(older);
            }
            else
            {
                (IsAvailable(older) ? candidates : Create).Add(node);
            }
        }

        // A daemon leaves a node that it should not be on only when that leaves enough of them.
        Delete.AddRange(misplaced.Take(Math.Max(0, available - Desired)));
        Create.AddRange(candidates.Take(Math.Max(0, maxSurge - surging)));
    }

    private List<Pod> PodsOn(string node)
    {
        if (!_pods.TryGetValue(node, out var pods))
        {
            _pods[node] = pods = [];
        }

        return pods;
    }

    private IEnumerable<string> NodesInQuestion() => _pods.Keys.Union(_nodes.Where(n => n.Run).Select(n => n.Node.Metadata.Name)).Order(StringComparer.Ordinal);

    // False when there are several of a kind.
    private bool TryFind(string node, out Pod? newest, out Pod? older)
    {
        (newest, older) = (null, null);
        foreach (var pod in _pods.GetValueOrDefault(node, []).Where(p => p.Metadata.DeletionTimestamp is null))
        {
            ref var place = ref DaemonPods.IsUpdated(_set, pod, _hash) ? ref newest : ref older;
            if (place is not null)
            {
                return false;
            }

            place = pod;
        }

        return true;
    }

    private bool IsAvailable(Pod pod) => PodState.IsAvailable(pod, _set.Spec.MinReadySeconds, _now);
}
