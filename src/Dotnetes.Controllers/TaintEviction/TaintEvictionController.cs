using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Disruptions;

namespace Dotnetes.Controllers.TaintEviction;

/// <summary>Deletes pods from nodes with NoExecute taints that they do not tolerate, at once or when their toleration has run out.</summary>
public sealed class TaintEvictionController : ObjectReconciler
{
    private const string ByNode = "spec.nodeName";

    private readonly IInformer<Pod> _pods;
    private readonly IInformer<Node> _nodes;
    private readonly ConcurrentDictionary<ObjectKey, (string Uid, DateTimeOffset Due)> _scheduled = [];

    /// <summary>Creates the controller.</summary>
    public TaintEvictionController(ControllerContext context)
        : base("taint-eviction-controller", context, workers: 8)
    {
        _pods = Watch<Pod>(OnPod);
        _nodes = Watch<Node>(OnNode);
        _pods.AddIndex(ByNode, static p => p.Spec.NodeName.Length == 0 ? [] : [p.Spec.NodeName]);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { } pod)
        {
            Cancel(key);
            return null;
        }

        var taints = _nodes.Get(null, pod.Spec.NodeName)?.Spec.Taints.RemoveAll(static t => t.Effect != TaintEffect.NoExecute) ?? default;
        if (taints.IsEmpty || pod.Metadata.DeletionTimestamp is not null)
        {
            if (pod.Metadata.DeletionTimestamp is null)
            {
                Cancel(key);
            }
            else
            {
                _scheduled.TryRemove(key, out _);
            }

            return null;
        }

        if (Tolerations.Patience(pod.Spec.Tolerations, taints) is not { } patience)
        {
            Cancel(key);
            return null;
        }

        // Time runs from the first taint on; further ones and changed tolerations do not turn it back.
        if (patience > TimeSpan.Zero)
        {
            var scheduled = _scheduled.GetOrAdd(key, _ => (pod.Metadata.Uid, Now + patience));
            if (scheduled.Uid != pod.Metadata.Uid)
            {
                _scheduled[key] = scheduled = (pod.Metadata.Uid, Now + patience);
            }

            if (scheduled.Due > Now)
            {
                return scheduled.Due - Now;
            }
        }

        await Evict(key, pod, cancellationToken);
        return null;
    }

    private async ValueTask Evict(ObjectKey key, Pod pod, CancellationToken cancellationToken)
    {
        Context.Events.Record(Reference(key), "Normal", "TaintManagerEviction", $"Marking for deletion Pod {key}");
        try
        {
            if (PodDisruption.Change(pod, PodDisruption.Target(pod, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"), Now) is { } change)
            {
                await PodDisruption.Patch(Context.Client, pod, "", change, cancellationToken);
            }

            await Context.Client.Delete<Pod>(key.Namespace, key.Name, new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancellationToken);
            ControllerMetrics.TaintDeletions.Increment();
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }

        _scheduled.TryRemove(key, out _);
    }

    private void Cancel(ObjectKey key)
    {
        if (_scheduled.TryRemove(key, out _))
        {
            Context.Events.Record(Reference(key), "Normal", "TaintManagerEviction", $"Cancelling deletion of Pod {key}");
        }
    }

    private static ObjectReference Reference(ObjectKey key) => new() { ApiVersion = "v1", Kind = "Pod", Namespace = key.Namespace, Name = key.Name };

    private void OnPod(Pod? old, Pod? current)
    {
        if (old is null || current is null || old.Spec.NodeName != current.Spec.NodeName || old.Spec.Tolerations != current.Spec.Tolerations)
        {
            Enqueue(old, current);
        }
    }

    private void OnNode(Node? old, Node? current)
    {
        // The pods of a node that is gone are the pod garbage collector's.
        if (current is not null && Evicting(old) != Evicting(current))
        {
            foreach (var pod in _pods.ByIndex(ByNode, current.Metadata.Name))
            {
                Queue.Add(ObjectKey.Of(pod));
            }
        }
    }

    private static ValueList<Taint> Evicting(Node? node) => node?.Spec.Taints.RemoveAll(static t => t.Effect != TaintEffect.NoExecute) ?? default;
}
