using System.Collections.Concurrent;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Machinery.Waiting;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>Follows the signs of life of nodes, heartbeats in their status and renewals of their lease, and writes for those that fall silent that nothing is known.</summary>
internal sealed class NodeHealthMonitor(IKubeClient client, TimeProvider time, NodeLifecycleOptions options, Func<string, Lease?> leaseOf)
{
    private const int Attempts = 5;
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(20);
    private static readonly string[] s_ofKubelet = [NodeConditionType.Ready, NodeConditionType.MemoryPressure, NodeConditionType.DiskPressure, NodeConditionType.PidPressure];

    // What matters is how long a node was silent, and not what time it is.
    private readonly SteadyTime _steady = new(time);
    private readonly ConcurrentDictionary<string, NodeHealth> _known = new(StringComparer.Ordinal);

    /// <summary>What was last seen of a node, or null.</summary>
    public NodeHealth? Of(string node) => _known.GetValueOrDefault(node);

    /// <summary>Forgets a node.</summary>
    public void Forget(string node) => _known.TryRemove(node, out _);

    /// <summary>Takes it that nodes gave a sign of life now: after all were lost, it was rather the network of the control plane.</summary>
    public void Refresh(IEnumerable<string> nodes)
    {
        foreach (var node in nodes)
        {
            if (Of(node) is { } health)
            {
                _known[node] = health with { ProbedAt = _steady.GetUtcNow() };
            }
        }
    }

    /// <summary>Looks at a node.</summary>
    /// <returns>The node as it is now, its Ready condition before and now; null when the node is gone.</returns>
    public async ValueTask<(Node Node, NodeCondition Before, NodeCondition? Now)?> Look(Node node, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryLook(node, cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                return null;
            }
            catch (KubeApiException) when (attempt < Attempts)
            {
                await Task.Delay(s_retry, time, cancellationToken);
            }

            try
            {
                node = await client.Get<Node>(null, node.Metadata.Name, cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                return null;
            }
        }
    }

    private async ValueTask<(Node Node, NodeCondition Before, NodeCondition? Now)> TryLook(Node node, CancellationToken cancellationToken)
    {
        var now = _steady.GetUtcNow();
        var ready = NodeTaints.Ready(node.Status);
        var before = ready ?? new NodeCondition
        {
            Type = NodeConditionType.Ready,
            Status = ConditionStatus.Unknown,
            LastHeartbeatTime = node.Metadata.CreationTimestamp,
            LastTransitionTime = node.Metadata.CreationTimestamp,
        };
        var health = Advance(node, ready, now);
        _known[node.Metadata.Name] = health;
        var grace = ready is null ? options.StartupGracePeriod : options.MonitorGracePeriod;
        if (now <= health.ProbedAt + grace)
        {
            return (node, before, ready);
        }

        var silent = node with { Status = node.Status with { Conditions = Silenced(node, time.GetUtcNow()) } };
        var after = NodeTaints.Ready(silent.Status)!;
        if (after != before)
        {
            node = await client.UpdateStatus(silent, cancellationToken: cancellationToken);
            _known[node.Metadata.Name] = health with { Status = node.Status };
        }

        return (node, before, after);
    }

    private NodeHealth Advance(Node node, NodeCondition? ready, DateTimeOffset now)
    {
        var name = node.Metadata.Name;
        var health = Of(name);
        if (health is null)
        {
            // A node that never posted a status has had since its creation to do so.
            health = new(node.Status, null, ready is null ? node.Metadata.CreationTimestamp.ToDateTimeOffset() : now);
        }
        else
        {
            var isSign = NodeTaints.Ready(health.Status)?.LastHeartbeatTime != ready?.LastHeartbeatTime;
            health = health with { Status = node.Status, ProbedAt = isSign ? now : health.ProbedAt };
        }

        var lease = leaseOf(name);
        return lease is not null && (health.Lease is null || IsRenewed(health.Lease, lease)) ? health with { Lease = lease, ProbedAt = now } : health;
    }

    private static bool IsRenewed(Lease before, Lease now) => now.Spec.RenewTime is { } renewed && (before.Spec.RenewTime is not { } earlier || earlier != renewed);

    private static ValueList<NodeCondition> Silenced(Node node, DateTimeOffset now)
    {
        var conditions = node.Status.Conditions;
        foreach (var type in s_ofKubelet)
        {
            var index = conditions.FindIndex(c => c.Type == type);
            if (index < 0)
            {
                conditions = conditions.Add(new()
                {
                    Type = type,
                    Status = ConditionStatus.Unknown,
                    Reason = "NodeStatusNeverUpdated",
                    Message = "Kubelet never posted node status.",
                    LastHeartbeatTime = node.Metadata.CreationTimestamp,
                    LastTransitionTime = Time.FromDateTimeOffset(now),
                });
            }
            else if (conditions[index].Status != ConditionStatus.Unknown)
            {
                conditions = conditions.SetItem(index, conditions[index] with
                {
                    Status = ConditionStatus.Unknown,
                    Reason = "NodeStatusUnknown",
                    Message = "Kubelet stopped posting node status.",
                    LastTransitionTime = Time.FromDateTimeOffset(now),
                });
            }
        }

        return conditions;
    }
}
