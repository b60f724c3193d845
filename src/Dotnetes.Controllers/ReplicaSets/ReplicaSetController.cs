using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.ReplicaSets;

/// <summary>Keeps as many pods as each ReplicaSet asks for.</summary>
public sealed class ReplicaSetController : ObjectReconciler
{
    private const int BurstReplicas = 500;
    private const int FirstBatch = 1;

    private readonly IInformer<ReplicaSet> _sets;
    private readonly IInformer<Pod> _pods;
    private readonly Expectations _expectations;

    /// <summary>Creates the controller.</summary>
    public ReplicaSetController(ControllerContext context)
        : base("replicaset-controller", context)
    {
        _expectations = new(context.Time);
        _sets = Watch<ReplicaSet>(OnSet);
        _pods = Watch<Pod>(OnPod);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_sets.Get(key.Namespace, key.Name) is not { } set)
        {
            _expectations.Forget(key);
            return null;
        }

        var settled = _expectations.AreSatisfied(key);
        var selector = LabelSelection.FromSelector(set.Spec.Selector);
        var claimed = await Ownership.Claim(Context.Client, set, selector, _pods.List(key.Namespace).Where(p => !PodState.IsTerminal(p) || Ownership.IsControlledBy(p, set)), cancellationToken);
        Exception? failure = null;
        if (settled && set.Metadata.DeletionTimestamp is null)
        {
            failure = await Manage(key, set, claimed.Where(PodState.IsActive).ToList(), cancellationToken);
        }

        var counts = ReplicaCounts.Of(claimed, set.Spec.Template.Metadata.Labels, set.Spec.MinReadySeconds, Now);
        await WriteStatus(set, counts, failure, cancellationToken);
        if (failure is not null)
        {
            throw new InvalidOperationException($"{key}: {failure.Message}", failure);
        }

        return counts.NextAvailable;
    }

    private async ValueTask<Exception?> Manage(ObjectKey key, ReplicaSet set, List<Pod> active, CancellationToken cancellationToken)
    {
        var missing = (set.Spec.Replicas ?? 1) - active.Count;
        return missing switch
        {
            > 0 => await CreatePods(key, set, Math.Min(missing, BurstReplicas), cancellationToken),
            < 0 => await DeletePods(key, set, active, Math.Min(-missing, BurstReplicas), cancellationToken),
            _ => null,
        };
    }

    // Batches double while they succeed, so that a quota that is used up is met once and not five hundred times.
    private async ValueTask<Exception?> CreatePods(ObjectKey key, ReplicaSet set, int count, CancellationToken cancellationToken)
    {
        _expectations.ExpectCreations(key, count);
        var left = count;
        for (var batch = Math.Min(FirstBatch, left); batch > 0; batch = Math.Min(batch * 2, left))
        {
            var failures = await Task.WhenAll(Enumerable.Range(0, batch).Select(_ => CreatePod(set, cancellationToken)));
            left -= batch;
            if (Array.Find(failures, f => f is not null) is not { } failure)
            {
                continue;
            }

            for (var i = 0; i < left + failures.Count(f => f is not null); i++)
            {
                _expectations.CreationObserved(key);
            }

            return failure is KubeApiException { Status.Reason: StatusReason.Forbidden } e && e.Message.Contains("because it is being terminated", StringComparison.Ordinal) ? null : failure;
        }

        return null;
    }

    private async Task<Exception?> CreatePod(ReplicaSet set, CancellationToken cancellationToken)
    {
        try
        {
            var pod = await Context.Client.Create(PodTemplates.CreatePod(set.Spec.Template, set), cancellationToken: cancellationToken);
            Context.Events.Normal(set, "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
            return null;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Context.Events.Warning(set, "FailedCreate", $"Error creating: {e.Message}");
            return e;
        }
    }

    private async ValueTask<Exception?> DeletePods(ObjectKey key, ReplicaSet set, List<Pod> active, int count, CancellationToken cancellationToken)
    {
        var siblings = Siblings(set);
        active.Sort(new DeletionOrder(siblings, Now));
        var doomed = active.Take(count).ToList();
        _expectations.ExpectDeletions(key, doomed.Select(p => p.Metadata.Uid));
        var failures = await Task.WhenAll(doomed.Select(p => DeletePod(key, set, p, cancellationToken)));
        return Array.Find(failures, f => f is not null);
    }

    // Pods of all replica sets of the same deployment count, so that rolling updates keep nodes balanced.
    private Dictionary<string, int> Siblings(ReplicaSet set)
    {
        var controller = Ownership.ControllerOf(set)?.Uid;
        var related = _sets.List(set.Metadata.Namespace)
            .Where(s => s.Metadata.Uid == set.Metadata.Uid || (controller is not null && Ownership.ControllerOf(s)?.Uid == controller))
            .Select(s => s.Metadata.Uid)
            .ToHashSet(StringComparer.Ordinal);
        return _pods.List(set.Metadata.Namespace)
            .Where(p => PodState.IsActive(p) && Ownership.ControllerOf(p) is { } owner && related.Contains(owner.Uid))
            .GroupBy(p => p.Spec.NodeName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    private async Task<Exception?> DeletePod(ObjectKey key, ReplicaSet set, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, cancellationToken: cancellationToken);
            Context.Events.Normal(set, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            return null;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            _expectations.DeletionObserved(key, pod.Metadata.Uid);
            if (e is KubeApiException { IsNotFound: true })
            {
                return null;
            }

            Context.Events.Warning(set, "FailedDelete", $"Error deleting: {e.Message}");
            return e;
        }
    }

    private async ValueTask WriteStatus(ReplicaSet set, ReplicaCounts counts, Exception? failure, CancellationToken cancellationToken)
    {
        var status = set.Status with
        {
            Replicas = counts.Replicas,
            FullyLabeledReplicas = counts.FullyLabeled,
            ReadyReplicas = counts.Ready,
            AvailableReplicas = counts.Available,
            TerminatingReplicas = counts.Terminating,
            ObservedGeneration = set.Metadata.Generation,
            Conditions = Conditions(set, counts, failure),
        };
        if (status != set.Status)
        {
            await Context.Client.UpdateStatus(set with { Status = status }, cancellationToken: cancellationToken);
        }
    }

    private ValueList<ReplicaSetCondition> Conditions(ReplicaSet set, ReplicaCounts counts, Exception? failure)
    {
        var others = set.Status.Conditions.RemoveAll(c => c.Type == ReplicaSetConditionType.ReplicaFailure);
        if (failure is null)
        {
            return others;
        }

        var reason = (set.Spec.Replicas ?? 1) > counts.Replicas ? "FailedCreate" : "FailedDelete";
        var current = set.Status.Conditions.Find(c => c.Type == ReplicaSetConditionType.ReplicaFailure);
        return current?.Reason == reason ? set.Status.Conditions : others.Add(new ReplicaSetCondition
        {
            Type = ReplicaSetConditionType.ReplicaFailure,
            Status = "True",
            Reason = reason,
            Message = failure.Message,
            LastTransitionTime = Time.FromDateTimeOffset(Now),
        });
    }

    private void OnSet(ReplicaSet? old, ReplicaSet? current)
    {
        if (old is not null && current is null)
        {
            _expectations.Forget(ObjectKey.Of(old));
        }

        Enqueue(old, current);
    }

    private void OnPod(Pod? old, Pod? current)
    {
        var pod = current ?? old!;
        if (Owner(pod) is { } owner)
        {
            if (old is null)
            {
                _expectations.CreationObserved(owner);
            }

            if (current is null || current.Metadata.DeletionTimestamp is not null)
            {
                _expectations.DeletionObserved(owner, pod.Metadata.Uid);
            }

            Queue.Add(owner);
        }
        else if (Ownership.ControllerOf(pod) is null && current is not null)
        {
            foreach (var set in _sets.List(pod.Metadata.Namespace))
            {
                if (LabelSelection.FromSelector(set.Spec.Selector).Matches(pod.Metadata.Labels))
                {
                    Queue.Add(ObjectKey.Of(set));
                }
            }
        }

        if (old is not null && Owner(old) is { } former && former != Owner(pod))
        {
            Queue.Add(former);
        }
    }

    private static ObjectKey? Owner(Pod pod) => Ownership.ControllerOf(pod) is { Kind: "ReplicaSet" } owner ? new ObjectKey(pod.Metadata.Namespace, owner.Name) : null;
}
