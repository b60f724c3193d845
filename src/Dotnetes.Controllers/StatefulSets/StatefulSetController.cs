using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>Keeps the pods of stateful sets: each with a name, a place in the order and claims of its own.</summary>
public sealed class StatefulSetController : ObjectReconciler
{
    private static readonly TimeSpan s_catchUp = TimeSpan.FromMilliseconds(100);

    private readonly IInformer<StatefulSet> _sets;
    private readonly IInformer<Pod> _pods;
    private readonly OwnWrites _writes = new();
    private readonly StatefulPods _actions;
    private readonly StatefulSetRevisions _revisions;

    /// <summary>Creates the controller.</summary>
    public StatefulSetController(ControllerContext context)
        : base("statefulset-controller", context)
    {
        _sets = Watch<StatefulSet>(Enqueue);
        _pods = Watch<Pod>(OnPod).ByController();
        _actions = new(context, Watch<PersistentVolumeClaim>(), _writes);
        _revisions = new(new(context.Client, Watch<ControllerRevision>()));
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_writes.IsBehind(key, _pods.ResourceVersion))
        {
            return s_catchUp;
        }

        if (_sets.Get(key.Namespace, key.Name) is not { } set)
        {
            _writes.Forget(key);
            return null;
        }

        var selector = LabelSelection.FromSelector(set.Spec.Selector);
        if (selector.IsEmpty)
        {
            Context.Events.Warning(set, "SelectingAll", "This StatefulSet is selecting all pods. A non-empty selector is required.");
            return null;
        }

        var candidates = ControlledObjects.Candidates(_pods, set).Where(p => StatefulIdentity.Ordinal(set, p) >= 0);
        var pods = await Ownership.Claim(Context.Client, set, selector, candidates, cancellationToken);
        var (current, update, ordered, collisions) = await _revisions.Find(set, selector, cancellationToken);
        var step = new StatefulSetUpdate(set, _actions, current, update, pods, Now);
        try
        {
            if (set.Metadata.DeletionTimestamp is null)
            {
                await step.Take(cancellationToken);
            }
        }
        finally
        {
            await WriteStatus(set, step, current, update, collisions, cancellationToken);
        }

        await _revisions.Trim(set, ordered, [current.Metadata.Name, update.Metadata.Name, .. pods.Select(StatefulIdentity.RevisionOf)], cancellationToken);
        return step.Known.Select(p => PodState.AvailableIn(p, set.Spec.MinReadySeconds, Now)).Where(t => t > TimeSpan.Zero).Min();
    }

    private async ValueTask WriteStatus(StatefulSet set, StatefulSetUpdate step, ControllerRevision current, ControllerRevision update, int collisions, CancellationToken cancellationToken)
    {
        var pods = step.Known.Where(p => p.Status.Phase.Length > 0).ToList();
        var ready = pods.Where(p => p.Status.Phase == PodPhase.Running && PodState.IsReady(p)).ToList();
        var staying = pods.Where(p => p.Metadata.DeletionTimestamp is null).ToList();
        var status = set.Status with
        {
            ObservedGeneration = set.Metadata.Generation,
            Replicas = pods.Count,
            ReadyReplicas = ready.Count,
            AvailableReplicas = ready.Count(p => PodState.IsAvailable(p, set.Spec.MinReadySeconds, Now)),
            CurrentReplicas = staying.Count(p => StatefulIdentity.RevisionOf(p) == current.Metadata.Name),
            UpdatedReplicas = staying.Count(p => StatefulIdentity.RevisionOf(p) == update.Metadata.Name),
            CurrentRevision = current.Metadata.Name,
            UpdateRevision = update.Metadata.Name,
            CollisionCount = collisions,
        };
        var wanted = StatefulIdentity.Replicas(set);
        if (set.Spec.UpdateStrategy.Type == StatefulSetUpdateStrategyType.RollingUpdate && status.UpdatedReplicas == wanted && status.ReadyReplicas == wanted && status.Replicas == wanted)
        {
            status = status with { CurrentReplicas = status.UpdatedReplicas, CurrentRevision = status.UpdateRevision };
        }

        if (status != set.Status)
        {
            await WriteStatus(set with { Status = status }, cancellationToken);
        }
    }

    private void OnPod(Pod? old, Pod? current)
    {
        if (current is null)
        {
            _writes.IsOwn(old, null);
        }

        PodOwners.Notify("StatefulSet", old, current, MayAdopt, Queue.Add);
    }

    private IEnumerable<ObjectKey> MayAdopt(Pod pod) => _sets.List(pod.Metadata.Namespace)
        .Where(s => StatefulIdentity.Ordinal(s, pod) >= 0 && LabelSelection.FromSelector(s.Spec.Selector).Matches(pod.Metadata.Labels))
        .Select(s => ObjectKey.Of(s));
}
