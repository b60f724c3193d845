using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>The workers of all pods of the node, by uid. Safe for concurrent use.</summary>
internal sealed class PodWorkers(PodServices services, CancellationToken stop)
{
    private readonly ConcurrentDictionary<string, PodWorker> _workers = new(StringComparer.Ordinal);

    /// <summary>The pods of the node.</summary>
    public IEnumerable<PodWorker> All => _workers.Values;

    /// <summary>The worker of a pod, or null.</summary>
    public PodWorker? Get(string uid) => _workers.GetValueOrDefault(uid);

    /// <summary>The worker of the pod of that name, or null.</summary>
    public PodWorker? Find(string ns, string name) =>
        _workers.Values.FirstOrDefault(w => w.Pod.Metadata.Name == name && w.Pod.Metadata.Namespace == ns);

    /// <summary>Takes a pod that is on this node, new or changed.</summary>
    public void Update(Pod pod)
    {
        var uid = pod.Metadata.Uid;
        if (_workers.TryGetValue(uid, out var known))
        {
            known.Update(pod);
            return;
        }

        var worker = new PodWorker(pod, services);
        if (_workers.TryAdd(uid, worker))
        {
            _ = Run(uid, worker);
        }
        else
        {
            worker.Dispose();
        }
    }

    /// <summary>The pod is no longer on this node.</summary>
    public void Remove(string uid) => Get(uid)?.Remove();

    /// <summary>The runtime has something else of the pod than before.</summary>
    public void Notice(string uid, long signature) => Get(uid)?.Notice(signature);

    /// <summary>Stops and removes what the runtime has of a pod that nobody knows (any more).</summary>
    public void RemoveOrphan(string uid, string ns, string name)
    {
        var pod = new Pod { Metadata = new ObjectMeta { Uid = uid, Namespace = ns, Name = name } };
        Update(pod);
        Remove(uid);
    }

    private async Task Run(string uid, PodWorker worker)
    {
        await worker.Run(stop);
        if (worker.Phase == PodWorkerPhase.Gone)
        {
            _workers.TryRemove(uid, out _);
            worker.Dispose();
        }
    }
}
