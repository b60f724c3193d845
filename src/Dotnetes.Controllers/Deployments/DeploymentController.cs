using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Deployments;

/// <summary>
/// Rolls pod templates out: one ReplicaSet per template, the newest grown and the older ones shrunk within the limits of the strategy.
/// </summary>
public sealed partial class DeploymentController : ObjectReconciler
{
    private static readonly TimeSpan s_catchUp = TimeSpan.FromSeconds(1);

    private readonly IInformer<Deployment> _deployments;
    private readonly IInformer<ReplicaSet> _sets;
    private readonly IInformer<Pod> _pods;
    private readonly OwnWrites _writes = new();

    /// <summary>Creates the controller.</summary>
    public DeploymentController(ControllerContext context)
        : base("deployment-controller", context)
    {
        _deployments = Watch<Deployment>(Enqueue);
        _sets = Watch<ReplicaSet>(OnSet).ByController();
        _pods = Watch<Pod>(OnPod).ByController();
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_deployments.Get(key.Namespace, key.Name) is not { } deployment)
        {
            _writes.Forget(key);
            return null;
        }

        // Who does not see the replica sets that it made would make them again.
        if (_writes.IsBehind(key, _sets.ResourceVersion))
        {
            return s_catchUp;
        }

        var selector = LabelSelection.FromSelector(deployment.Spec.Selector);
        if (selector.IsEmpty)
        {
            Context.Events.Warning(deployment, "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.");
            return null;
        }

        var sets = await Ownership.Claim(Context.Client, deployment, selector, ControlledObjects.Candidates(_sets, deployment), cancellationToken);
        var rollout = new Rollout(deployment, sets, Now);
        if (deployment.Metadata.DeletionTimestamp is not null)
        {
            return await SyncStatus(rollout, cancellationToken);
        }

        if (rollout.New is null && deployment.Status.ObservedGeneration > 0 && !await Ownership.IsWanted(Context.Client, deployment, cancellationToken))
        {
            return null;
        }

        if (deployment.Spec.Paused || IsScalingEvent(rollout))
        {
            await EnsureNewSet(rollout, create: false, cancellationToken);
            await Scale(rollout, cancellationToken);
            return await SyncStatus(rollout, cancellationToken);
        }

        if (deployment.Spec.Strategy.Type == DeploymentStrategyType.Recreate)
        {
            await Recreate(rollout, cancellationToken);
        }
        else
        {
            await RollingUpdate(rollout, cancellationToken);
        }

        if (rollout.IsComplete)
        {
            await CleanUp(rollout, cancellationToken);
        }

        return await SyncStatus(rollout, cancellationToken);
    }

    private void Written(Rollout rollout, ReplicaSet set)
    {
        _writes.Wrote(ObjectKey.Of(rollout.Deployment), set);
        rollout.Replace(set);
    }

    // The wanted size changed since replica sets were last scaled: scale in proportion before going on with the rollout.
    private static bool IsScalingEvent(Rollout rollout) => rollout.All.Any(s => (s.Spec.Replicas ?? 1) > 0 && IsScaledForAnother(s, rollout));

    private static bool IsScaledForAnother(ReplicaSet set, Rollout rollout) =>
        int.TryParse(set.Metadata.Annotations.GetValueOrDefault(Revisions.DesiredReplicas), out var desired) && desired != rollout.Desired;

    private async ValueTask Recreate(Rollout rollout, CancellationToken cancellationToken)
    {
        await EnsureNewSet(rollout, create: false, cancellationToken);
        var shrunk = false;
        foreach (var set in rollout.Old.Where(s => (s.Spec.Replicas ?? 1) > 0).ToList())
        {
            await ScaleSet(rollout, set, 0, cancellationToken);
            shrunk = true;
        }

        if (shrunk || OldPodsRun(rollout))
        {
            return;
        }

        await EnsureNewSet(rollout, create: true, cancellationToken);
        await ScaleSet(rollout, rollout.New!, rollout.Desired, cancellationToken);
    }

    private bool OldPodsRun(Rollout rollout)
    {
        return rollout.Old.SelectMany(s => ControlledObjects.Of(_pods, s.Metadata.Uid)).Any(p => !PodState.IsTerminal(p));
    }

    private async ValueTask RollingUpdate(Rollout rollout, CancellationToken cancellationToken)
    {
        await EnsureNewSet(rollout, create: true, cancellationToken);
        var newSize = NewSetSize(rollout);
        if (newSize != (rollout.New!.Spec.Replicas ?? 1))
        {
            await ScaleSet(rollout, rollout.New, newSize, cancellationToken);
            return;
        }

        await ShrinkOld(rollout, cancellationToken);
    }

    private static int NewSetSize(Rollout rollout)
    {
        var current = rollout.New!.Spec.Replicas ?? 1;
        if (current >= rollout.Desired)
        {
            return rollout.Desired;
        }

        var room = rollout.Desired + rollout.Limits.Surge - rollout.TotalWanted;
        return room <= 0 ? current : Math.Min(current + room, rollout.Desired);
    }

    private async ValueTask ShrinkOld(Rollout rollout, CancellationToken cancellationToken)
    {
        if (rollout.Old.Sum(s => s.Spec.Replicas ?? 1) == 0)
        {
            return;
        }

        var newUnavailable = (rollout.New!.Spec.Replicas ?? 1) - AvailableOf(rollout.New);
        var minAvailable = rollout.Desired - rollout.Limits.Unavailable;
        var spare = rollout.TotalWanted - minAvailable - newUnavailable;
        if (spare <= 0)
        {
            return;
        }

        // Pods that do not work go first: taking them away makes nothing worse.
        foreach (var set in rollout.Old.OrderBy(s => s.Metadata.CreationTimestamp).ToList())
        {
            var size = set.Spec.Replicas ?? 1;
            var broken = Math.Min(spare, size - AvailableOf(set));
            if (broken > 0)
            {
                await ScaleSet(rollout, set, size - broken, cancellationToken);
                spare -= broken;
            }
        }

        var available = rollout.All.Sum(AvailableOf);
        var surplus = available - minAvailable;
        foreach (var set in rollout.Old.OrderBy(s => s.Metadata.CreationTimestamp).ToList())
        {
            var size = set.Spec.Replicas ?? 1;
            var less = Math.Min(surplus, size);
            if (less > 0)
            {
                await ScaleSet(rollout, set, size - less, cancellationToken);
                surplus -= less;
            }
        }
    }

    // Right after a set was made smaller its status still counts pods that will go.
    private static int AvailableOf(ReplicaSet set) => Math.Min(set.Status.AvailableReplicas, set.Spec.Replicas ?? 1);

    // Scales without rolling: a single active set gets everything, several share a change in proportion to their sizes.
    private async ValueTask Scale(Rollout rollout, CancellationToken cancellationToken)
    {
        var active = rollout.All.Where(s => (s.Spec.Replicas ?? 1) > 0).ToList();
        if (active.Count <= 1)
        {
            if ((active.FirstOrDefault() ?? rollout.New ?? rollout.All.MaxBy(s => s.Metadata.CreationTimestamp)) is { } only)
            {
                await ScaleSet(rollout, only, rollout.Desired, cancellationToken);
            }

            return;
        }

        if (rollout.New is { } latest && (latest.Spec.Replicas ?? 1) == rollout.Desired && latest.Status.AvailableReplicas == rollout.Desired && !IsScaledForAnother(latest, rollout))
        {
            foreach (var old in rollout.Old.Where(s => (s.Spec.Replicas ?? 1) > 0).ToList())
            {
                await ScaleSet(rollout, old, 0, cancellationToken);
            }

            return;
        }

        if (rollout.Deployment.Spec.Strategy.Type == DeploymentStrategyType.RollingUpdate)
        {
            await ScaleInProportion(rollout, active, cancellationToken);
        }
    }

    private async ValueTask ScaleInProportion(Rollout rollout, List<ReplicaSet> active, CancellationToken cancellationToken)
    {
        var allowed = rollout.Desired > 0 ? rollout.Desired + rollout.Limits.Surge : 0;
        var change = allowed - active.Sum(s => s.Spec.Replicas ?? 1);
        active.Sort((x, y) => (y.Spec.Replicas ?? 1).CompareTo(x.Spec.Replicas ?? 1) is var c && c != 0
            ? c
            : change > 0 ? y.Metadata.CreationTimestamp.CompareTo(x.Metadata.CreationTimestamp) : x.Metadata.CreationTimestamp.CompareTo(y.Metadata.CreationTimestamp));
        var given = 0;
        var sizes = new int[active.Count];
        for (var i = 0; i < active.Count; i++)
        {
            var size = active[i].Spec.Replicas ?? 1;
            var before = int.TryParse(active[i].Metadata.Annotations.GetValueOrDefault(Revisions.MaxReplicas), out var max) && max > 0 ? max : rollout.Deployment.Status.Replicas;
            var share = change == 0 || before == 0 ? 0 : (int)Math.Round((double)size * allowed / before, MidpointRounding.AwayFromZero) - size;
            share = change > 0 ? Math.Min(share, change - given) : Math.Max(share, change - given);
            sizes[i] = size + share;
            given += share;
        }

        sizes[0] = Math.Max(0, sizes[0] + change - given);
        for (var i = 0; i < active.Count; i++)
        {
            await ScaleSet(rollout, active[i], sizes[i], cancellationToken);
        }
    }

    private async ValueTask ScaleSet(Rollout rollout, ReplicaSet set, int size, CancellationToken cancellationToken)
    {
        var before = set.Spec.Replicas ?? 1;
        var annotations = Revisions.WithSizes(rollout.Deployment, set.Metadata.Annotations);
        if (size == before && annotations == set.Metadata.Annotations)
        {
            return;
        }

        var changed = set with { Metadata = set.Metadata with { Annotations = annotations }, Spec = set.Spec with { Replicas = size } };
        Written(rollout, await Context.Client.Update(changed, cancellationToken: cancellationToken));
        if (size != before)
        {
            var direction = size > before ? "up" : "down";
            Context.Events.Normal(rollout.Deployment, "ScalingReplicaSet", $"Scaled {direction} replica set {set.Metadata.Name} from {before} to {size}");
        }
    }

    private async ValueTask CleanUp(Rollout rollout, CancellationToken cancellationToken)
    {
        var limit = rollout.Deployment.Spec.RevisionHistoryLimit ?? 10;
        var unused = rollout.Old
            .Where(s => s.Metadata.DeletionTimestamp is null && s.Status.Replicas == 0 && s.Spec.Replicas == 0 && s.Metadata.Generation <= s.Status.ObservedGeneration)
            .OrderBy(Revisions.Of)
            .ToList();
        foreach (var set in unused.Take(Math.Max(0, unused.Count - limit)))
        {
            try
            {
                await Context.Client.Delete<ReplicaSet>(set.Metadata.Namespace, set.Metadata.Name, cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                // Somebody else was faster.
            }
        }
    }

    private void OnSet(ReplicaSet? old, ReplicaSet? current)
    {
        var set = current ?? old!;
        if (current is null)
        {
            _writes.IsOwn(old, null);
        }

        if (Ownership.ControllerOf(set) is { Kind: "Deployment" } owner)
        {
            Queue.Add(new(set.Metadata.Namespace, owner.Name));
            return;
        }

        foreach (var deployment in _deployments.List(set.Metadata.Namespace))
        {
            if (LabelSelection.FromSelector(deployment.Spec.Selector).Matches(set.Metadata.Labels))
            {
                Queue.Add(ObjectKey.Of(deployment));
            }
        }
    }

    // Only the Recreate strategy waits for pods themselves; everything else shows in the replica sets.
    private void OnPod(Pod? old, Pod? current)
    {
        if (current is null && Ownership.ControllerOf(old!) is { Kind: "ReplicaSet" } owner
            && _sets.Get(old!.Metadata.Namespace, owner.Name) is { } set
            && Ownership.ControllerOf(set) is { Kind: "Deployment" } deployment)
        {
            Queue.Add(new(old.Metadata.Namespace, deployment.Name));
        }
    }
}
