using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Disruptions;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>Says of the pods of nodes that are not ready that they are not either. Pods that come late to such a node are handled one by one.</summary>
internal sealed class PodReadiness : ObjectReconciler
{
    private const string ByNode = "spec.nodeName";

    private readonly IInformer<Pod> _pods;
    private readonly NodeHealthMonitor _health;

    public PodReadiness(ControllerContext context, NodeHealthMonitor health)
        : base("node_lifecycle_controller_pods", context, workers: 4)
    {
        _health = health;
        _pods = Watch<Pod>(OnPod);
        _pods.AddIndex(ByNode, static p => p.Spec.NodeName.Length == 0 ? [] : [p.Spec.NodeName]);
    }

    /// <summary>Marks all pods of a node.</summary>
    /// <exception cref="AggregateException">Some could not be marked.</exception>
    public async ValueTask MarkAll(string node, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var pod in _pods.ByIndex(ByNode, node))
        {
            try
            {
                await Mark(pod, cancellationToken);
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is { } pod
            && _health.Of(pod.Spec.NodeName) is { } health
            && NodeTaints.Ready(health.Status) is { Status: not ConditionStatus.True })
        {
            await Mark(pod, cancellationToken);
        }

        return null;
    }

    private async ValueTask Mark(Pod pod, CancellationToken cancellationToken)
    {
        if (pod.Status.Conditions.Find(static c => c.Type == PodConditionType.Ready) is not { } ready
            || PodDisruption.Change(pod, ready with { Status = ConditionStatus.False }, Now) is not { } change)
        {
            return;
        }

        try
        {
            await PodDisruption.Patch(Context.Client, pod, "", change, cancellationToken);
            Context.Events.Warning(pod, "NodeNotReady", "Node is not ready");
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone.
        }
    }

    private void OnPod(Pod? old, Pod? current)
    {
        if (current is { Spec.NodeName.Length: > 0 } && old?.Spec.NodeName != current.Spec.NodeName)
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }
}
