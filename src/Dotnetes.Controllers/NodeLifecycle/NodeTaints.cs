using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>The taints that the control plane gives nodes by their condition.</summary>
internal static class NodeTaints
{
    /// <summary>The taint of nodes that say they are not ready.</summary>
    public const string NotReady = "node.kubernetes.io/not-ready";

    /// <summary>The taint of nodes that say nothing any more.</summary>
    public const string Unreachable = "node.kubernetes.io/unreachable";

    private const string Unschedulable = "node.kubernetes.io/unschedulable";
    private const string NetworkUnavailable = "node.kubernetes.io/network-unavailable";
    private const string MemoryPressure = "node.kubernetes.io/memory-pressure";
    private const string DiskPressure = "node.kubernetes.io/disk-pressure";
    private const string PidPressure = "node.kubernetes.io/pid-pressure";

    private const int Attempts = 5;

    /// <summary>The Ready condition, or null.</summary>
    public static NodeCondition? Ready(NodeStatus status) => status.Conditions.Find(static c => c.Type == NodeConditionType.Ready);

    /// <summary>Whether a node has the NoExecute taint of a key.</summary>
    public static bool Evicts(Node node, string key) => node.Spec.Taints.Any(t => t.Key == key && t.Effect == TaintEffect.NoExecute);

    /// <summary>A NoExecute taint.</summary>
    public static Taint NoExecute(string key) => new() { Key = key, Effect = TaintEffect.NoExecute };

    /// <summary>The NoSchedule taints to add and to remove, so that they say what the conditions and the spec of the node say.</summary>
    public static (List<Taint> Add, List<Taint> Remove) NoScheduleChanges(Node node)
    {
        var wanted = new List<string>();
        foreach (var condition in node.Status.Conditions)
        {
            if (KeyOf(condition) is { } key)
            {
                wanted.Add(key);
            }
        }

        if (node.Spec.Unschedulable)
        {
            wanted.Add(Unschedulable);
        }

        var present = node.Spec.Taints.RemoveAll(static t => t.Effect != TaintEffect.NoSchedule || !IsOurs(t.Key));
        var add = wanted.Where(w => !present.Any(p => p.Key == w)).Select(static w => new Taint { Key = w, Effect = TaintEffect.NoSchedule }).ToList();
        return (add, [.. present.Where(p => !wanted.Contains(p.Key))]);
    }

    /// <summary>Adds and removes taints, whatever else changes the node meanwhile.</summary>
    /// <returns>Whether the node still exists.</returns>
    public static async ValueTask<bool> Change(IKubeClient client, Node node, DateTimeOffset now, IReadOnlyList<Taint> add, IReadOnlyList<Taint> remove, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var changed = Changed(node.Spec.Taints, now, add, remove);
            if (changed == node.Spec.Taints)
            {
                return true;
            }

            try
            {
                await client.Patch<Node>(null, node.Metadata.Name, Patch(node.Metadata.ResourceVersion, changed), cancellationToken: cancellationToken);
                return true;
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                return false;
            }
            catch (KubeApiException e) when (e.IsConflict && attempt < Attempts)
            {
                node = await client.Get<Node>(null, node.Metadata.Name, cancellationToken: cancellationToken);
            }
        }
    }

    private static ValueList<Taint> Changed(ValueList<Taint> present, DateTimeOffset now, IReadOnlyList<Taint> add, IReadOnlyList<Taint> remove)
    {
        var missing = add.Where(a => !present.Any(p => p.Key == a.Key && p.Effect == a.Effect)).Select(a => a with { TimeAdded = Time.FromDateTimeOffset(now) });
        return present.RemoveAll(p => remove.Any(r => r.Key == p.Key && r.Effect == p.Effect)).AddRange(missing);
    }

    private static ObjectPatch Patch(string resourceVersion, ValueList<Taint> taints)
    {
        var writer = new JsonWriter(256);
        try
        {
            writer.BeginObject();
            writer.Name("metadata");
            writer.BeginObject();
            writer.Name("resourceVersion");
            writer.WriteString(resourceVersion);
            writer.EndObject();
            writer.Name("spec");
            writer.BeginObject();
            writer.Name("taints");
            writer.BeginArray();
            foreach (var taint in taints)
            {
                writer.Element();
                taint.WriteJson(ref writer);
            }

            writer.EndArray();
            writer.EndObject();
            writer.EndObject();
            return new(ObjectPatch.MergePatch, writer.Written.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static string? KeyOf(NodeCondition condition) => (condition.Type, condition.Status) switch
    {
        (NodeConditionType.Ready, ConditionStatus.False) => NotReady,
        (NodeConditionType.Ready, ConditionStatus.Unknown) => Unreachable,
        (NodeConditionType.MemoryPressure, ConditionStatus.True) => MemoryPressure,
        (NodeConditionType.DiskPressure, ConditionStatus.True) => DiskPressure,
        (NodeConditionType.NetworkUnavailable, ConditionStatus.True) => NetworkUnavailable,
        (NodeConditionType.PidPressure, ConditionStatus.True) => PidPressure,
        _ => null,
    };

    private static bool IsOurs(string key) => key is NotReady or Unreachable or Unschedulable or NetworkUnavailable or MemoryPressure or DiskPressure or PidPressure;
}
