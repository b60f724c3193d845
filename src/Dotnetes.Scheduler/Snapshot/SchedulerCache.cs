using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>
/// What the scheduler believes about nodes and the pods on them: what informers say, plus the pods that it assigned itself but has not seen back yet
/// (assumed). Not thread safe; the scheduler guards it with one lock.
/// </summary>
public sealed class SchedulerCache
{
    private readonly Dictionary<string, Entry> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _podsByNode = new(StringComparer.Ordinal);

    /// <summary>The nodes as columns.</summary>
    public NodeTable Nodes { get; } = new();

    /// <summary>Pods that were assigned but not yet seen back.</summary>
    public int AssumedCount { get; private set; }

    /// <summary>Whether the scheduler assigned this pod already.</summary>
    public bool IsAssumed(string uid) => _pods.TryGetValue(uid, out var entry) && entry.Assumed;

    /// <summary>Adds a node or takes over its changes, together with pods that were seen on it earlier.</summary>
    public void PutNode(Node node)
    {
        var isNew = Nodes.IndexOf(node.Metadata.Name) < 0;
        Nodes.Put(node);
        if (!isNew || !_podsByNode.TryGetValue(node.Metadata.Name, out var uids))
        {
            return;
        }

        var index = Nodes.IndexOf(node.Metadata.Name);
        foreach (var uid in uids)
        {
            Nodes.AddPod(index, _pods[uid].Pod);
        }
    }

    /// <summary>Removes a node; pods on it are remembered until their own deletion is seen.</summary>
    public void RemoveNode(string name) => Nodes.Remove(name);

    /// <summary>Takes over a pod that runs on a node.</summary>
    public void PutPod(Pod pod)
    {
        Forget(pod.Metadata.Uid);
        Add(new PodInfo(pod), pod.Spec.NodeName, assumed: false);
    }

    /// <summary>Accounts for a pod on a node before the API server confirmed it.</summary>
    public void Assume(PodInfo pod, string nodeName) => Add(pod, nodeName, assumed: true);

    /// <summary>Takes a pod off its node: it is gone, finished, or could not be bound.</summary>
    public void Forget(string uid)
    {
        if (!_pods.Remove(uid, out var entry))
        {
            return;
        }

        if (entry.Assumed)
        {
            AssumedCount--;
        }

        _podsByNode[entry.NodeName].Remove(uid);
        var index = Nodes.IndexOf(entry.NodeName);
        if (index >= 0)
        {
            Nodes.RemovePod(index, uid);
        }
    }

    private void Add(PodInfo pod, string nodeName, bool assumed)
    {
        _pods[pod.Uid] = new(pod, nodeName, assumed);
        if (assumed)
        {
            AssumedCount++;
        }

        if (!_podsByNode.TryGetValue(nodeName, out var uids))
        {
            _podsByNode[nodeName] = uids = new(StringComparer.Ordinal);
        }

        uids.Add(pod.Uid);
        var index = Nodes.IndexOf(nodeName);
        if (index >= 0)
        {
            Nodes.AddPod(index, pod);
        }
    }

    private readonly record struct Entry(PodInfo Pod, string NodeName, bool Assumed);
}
