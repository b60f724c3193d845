using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.DaemonSets;

/// <summary>Keeps one pod of each daemon set on every node that it fits.</summary>
public sealed class DaemonSetController : ObjectReconciler
{
    private const int BurstReplicas = 250;

    private readonly IInformer<DaemonSet> _sets;
    private readonly IInformer<Pod> _pods;
    private readonly IInformer<Node> _nodes;
    private readonly Expectations _expectations;
    private readonly FailedPodBackoff _backoff = new();
    private readonly DaemonSetRevisions _revisions;
    private readonly PodActions _actions;

    /// <summary>Creates the controller.</summary>
    public DaemonSetController(ControllerContext context)
        : base("daemonset-controller", context, workers: 2)
    {
        _expectations = new(context.Time);
        _actions = new(context.Client, context.Events);
        _sets = Watch<DaemonSet>(OnSet);
        _pods = Watch<Pod>(OnPod).ByController();
        _nodes = Watch<Node>(OnNode);
        _revisions = new(context.Client, new(context.Client, Watch<ControllerRevision>()));
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_sets.Get(key.Namespace, key.Name) is not { } set)
        {
            _expectations.Forget(key);
            return null;
        }

        var selector = LabelSelection.FromSelector(set.Spec.Selector);
        if (selector.IsEmpty)
        {
            Context.Events.Warning(set, "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.");
            return null;
        }

        // The revisions of a set that is going may be gone before it, so that nothing could be told.
        if (set.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        var isSettled = _expectations.AreSatisfied(key);
        var (current, others, collisions) = await _revisions.Find(set, selector, cancellationToken);
        var hash = current.Metadata.Labels.GetValueOrDefault(DaemonPods.HashLabel, current.Metadata.Name);
        var pods = await Ownership.Claim(Context.Client, set, selector, ControlledObjects.Candidates(_pods, set), cancellationToken);
        var nodes = _nodes.List();
        TimeSpan? again = null;
        try
        {
            if (isSettled)
            {
                again = await Step(key, set, hash, nodes, pods, cancellationToken);
                await _revisions.Trim(set, others, pods, cancellationToken);
            }
        }
        finally
        {
            await WriteStatus(set, new DaemonPlan(set, hash, nodes, pods, Now), isSettled, collisions, cancellationToken);
        }

        var available = new DaemonPlan(set, hash, nodes, pods, Now).NextAvailable();
        return again is null || available < again ? available ?? again : again;
    }

    private async ValueTask<TimeSpan?> Step(ObjectKey key, DaemonSet set, string hash, IReadOnlyList<Node> nodes, List<Pod> pods, CancellationToken cancellationToken)
    {
        var plan = new DaemonPlan(set, hash, nodes, pods, Now);
        plan.Manage();
        var again = PlanEnded(set, plan);
        if (plan.Create.Count == 0 && plan.Delete.Count == 0 && set.Spec.UpdateStrategy.Type == DaemonSetUpdateStrategyType.RollingUpdate)
        {
            plan = new DaemonPlan(set, hash, nodes, pods, Now);
            plan.Roll();
        }

        await Carry(key, set, hash, plan, cancellationToken);
        return again;
    }

    // Daemons never end by themselves. A kubelet that refuses a pod would refuse the next one, too, so replacements slow down.
    private TimeSpan? PlanEnded(DaemonSet set, DaemonPlan plan)
    {
        TimeSpan? again = null;
        foreach (var (pod, node) in plan.Ended)
        {
            var name = $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";
            if (pod.Status.Phase == PodPhase.Succeeded)
            {
                Context.Events.Normal(set, "SucceededDaemonPod", $"Found succeeded daemon pod {name} on node {node}, will try to delete it");
            }
            else if (_backoff.Next($"{set.Metadata.Uid}/{set.Status.ObservedGeneration}", node, Now) is { } wait)
            {
                again = again is null || wait < again ? wait : again;
                continue;
            }
            else
            {
                Context.Events.Warning(set, "FailedDaemonPod", $"Found failed daemon pod {name} on node {node}, will try to kill it");
            }

            plan.Delete.Add(pod);
        }

        return again;
    }

    private async ValueTask Carry(ObjectKey key, DaemonSet set, string hash, DaemonPlan plan, CancellationToken cancellationToken)
    {
        var create = plan.Create.Take(BurstReplicas).ToList();
        if (create.Count > 0 && set.Status.ObservedGeneration > 0 && !await Ownership.IsWanted(Context.Client, set, cancellationToken))
        {
            return;
        }

        var delete = plan.Delete.Take(BurstReplicas).ToList();
        _expectations.Expect(key, create.Count, delete.Select(p => p.Metadata.Uid));
        var (tried, failure) = await SlowStart.Run(create.Count, i => Create(key, set, DaemonPods.NewPod(set, hash, create[i]), cancellationToken));
        for (var i = tried; i < create.Count; i++)
        {
            _expectations.CreationObserved(key);
        }

        foreach (var pod in delete)
        {
            failure = await Delete(key, set, pod, cancellationToken) ?? failure;
        }

        if (failure is not null && !ApiRefusals.IsNamespaceTerminating(failure))
        {
            throw new InvalidOperationException($"{key}: {failure.Message}", failure);
        }
    }

    private async Task Create(ObjectKey key, DaemonSet set, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await _actions.Create(set, pod, cancellationToken);
        }
        catch
        {
            _expectations.CreationObserved(key);
            throw;
        }
    }

    private async ValueTask<Exception?> Delete(ObjectKey key, DaemonSet set, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            if (!await _actions.Delete(set, pod, cancellationToken))
            {
                _expectations.DeletionObserved(key, pod.Metadata.Uid);
            }

            return null;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            _expectations.DeletionObserved(key, pod.Metadata.Uid);
            return e;
        }
    }

    // The generation counts as observed only when something was done for it.
    private async ValueTask WriteStatus(DaemonSet set, DaemonPlan plan, bool isProcessed, int? collisions, CancellationToken cancellationToken)
    {
        var status = plan.Count(set.Status) with
        {
            ObservedGeneration = isProcessed ? set.Metadata.Generation : set.Status.ObservedGeneration,
            CollisionCount = collisions,
        };
        if (status != set.Status)
        {
            await WriteStatus(set with { Status = status }, cancellationToken);
        }
    }

    private void OnSet(DaemonSet? old, DaemonSet? current)
    {
        if (current is null)
        {
            _expectations.Forget(ObjectKey.Of(old!));
        }

        Enqueue(old, current);
    }

    private void OnPod(Pod? old, Pod? current)
    {
        var pod = current ?? old!;
        if (PodOwners.Of(pod, "DaemonSet") is { } owner)
        {
            if (old is null)
            {
                _expectations.CreationObserved(owner);
            }

            if (pod.Metadata.DeletionTimestamp is not null || current is null)
            {
                _expectations.DeletionObserved(owner, pod.Metadata.Uid);
            }
        }

        PodOwners.Notify("DaemonSet", old, current, MayAdopt, Queue.Add);
    }

    private IEnumerable<ObjectKey> MayAdopt(Pod pod) => _sets.List(pod.Metadata.Namespace)
        .Where(s => LabelSelection.FromSelector(s.Spec.Selector).Matches(pod.Metadata.Labels))
        .Select(s => ObjectKey.Of(s));

    // Heartbeats of kubelets change nothing here.
    private void OnNode(Node? old, Node? current)
    {
        if (old is not null && current is not null && old.Metadata.Labels == current.Metadata.Labels && old.Spec.Taints == current.Spec.Taints)
        {
            return;
        }

        foreach (var set in _sets.List())
        {
            if (old is null || current is null || DaemonPods.Fits(set, current) != DaemonPods.Fits(set, old))
            {
                Queue.Add(ObjectKey.Of(set));
            }
        }
    }
}
