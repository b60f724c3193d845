using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;

namespace Dotnetes.Scheduler;

/// <content>What informers tell, taken over into cache and queue.</content>
public sealed partial class KubeScheduler
{
    private void OnNode(Node? old, Node? current)
    {
        lock (_lock)
        {
            if (current is null)
            {
                _cache.RemoveNode(old!.Metadata.Name);
                return;
            }

            _cache.PutNode(current);
            if (old is null)
            {
                _queue.OnEvent(EventResource.Node, EventAction.Add, null, current);
            }
            else if (Matters(old, current))
            {
                _queue.OnEvent(EventResource.Node, EventAction.Update, old, current);
            }
        }
    }

    // Heartbeats change only condition times; they help nobody.
    private static bool Matters(Node old, Node current) =>
        old.Spec.Unschedulable != current.Spec.Unschedulable
        || old.Spec.Taints != current.Spec.Taints
        || old.Metadata.Labels != current.Metadata.Labels
        || old.Status.Allocatable != current.Status.Allocatable
        || old.Status.Conditions.Count != current.Status.Conditions.Count
        || old.Status.Conditions.Any(o => current.Status.Conditions.Find(c => c.Type == o.Type)?.Status != o.Status);

    private void OnPod(Pod? old, Pod? current)
    {
        lock (_lock)
        {
            if (IsOnNode(current))
            {
                OnAssigned(old, current!);
            }
            else if (IsOnNode(old))
            {
                _cache.Forget(old!.Metadata.Uid);
                _queue.OnEvent(EventResource.AssignedPod, EventAction.Delete, old, null);
            }
            else if (current is not null && IsWaiting(current))
            {
                if (!_cache.IsAssumed(current.Metadata.Uid))
                {
                    _queue.Update(old, current);
                }
            }
            else if ((old ?? current) is { } gone)
            {
                _queue.Remove(gone.Metadata.Uid);
                _cache.Forget(gone.Metadata.Uid);
            }
        }
    }

    private void OnAssigned(Pod? old, Pod current)
    {
        _queue.Remove(current.Metadata.Uid);
        _cache.PutPod(current);
        if (!IsOnNode(old))
        {
            _queue.OnEvent(EventResource.AssignedPod, EventAction.Add, null, current);
        }
        else if (old!.Spec != current.Spec || old.Metadata.Labels != current.Metadata.Labels)
        {
            _queue.OnEvent(EventResource.AssignedPod, EventAction.Update, old, current);
        }
    }

    private static bool IsOnNode(Pod? pod) => pod is { Spec.NodeName.Length: > 0 } && !IsFinished(pod);

    private static bool IsFinished(Pod pod) => pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed;

    private bool IsWaiting(Pod pod) =>
        pod.Spec.NodeName.Length == 0 && !IsFinished(pod) && pod.Metadata.DeletionTimestamp is null && _profiles.ContainsKey(pod.Spec.SchedulerName);
}
