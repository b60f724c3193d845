using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Replication;

/// <summary>Keeps as many pods as each owner asks for: what replica sets and replication controllers have in common.</summary>
/// <typeparam name="T">The owners' kind.</typeparam>
public abstract class ReplicaController<T> : ObjectReconciler
    where T : class, IKubeObject<T>
{
    private const int BurstReplicas = 500;
    private const int FirstBatch = 1;

    // An owner of more pods than this is not looked at again for each of their changes: it gathers them for a moment.
    private const int Many = 50;

    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(100);

    private readonly string _kind;
    private readonly IInformer<T> _sets;
    private readonly IInformer<Pod> _pods;
    private readonly Expectations _expectations;
    private readonly ConcurrentDictionary<ObjectKey, int> _sizes = new();

    // The uids of owners that the server says are gone, while the informer still has them.
    private readonly ConcurrentDictionary<ObjectKey, string> _gone = new();

    /// <summary>Creates the controller.</summary>
    /// <param name="name">The controller's name.</param>
    /// <param name="kind">The owners' kind, as owner references name it.</param>
    /// <param name="context">What it is given.</param>
    protected ReplicaController(string name, string kind, ControllerContext context)
        : base(name, context)
    {
        _kind = kind;
        _expectations = new(context.Time);
        _sets = Watch<T>(OnSet);
        _pods = Watch<Pod>(OnPod).ByController();
    }

    /// <summary>What an owner asks for.</summary>
    protected abstract ReplicaDemand DemandOf(T owner);

    /// <summary>Whether the pods of two owners count together when those to delete are chosen, so that nodes stay balanced.</summary>
    protected virtual bool AreSiblings(T one, T other) => one.Metadata.Uid == other.Metadata.Uid;

    /// <summary>Writes the status if it changed.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="counts">How many pods it has.</param>
    /// <param name="failureReason">Why pods could not be created or deleted, for the condition ReplicaFailure; empty when they could.</param>
    /// <param name="failureMessage">The same for people.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    protected abstract ValueTask WriteStatus(T owner, ReplicaCounts counts, string failureReason, string failureMessage, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_sets.Get(key.Namespace, key.Name) is not { } set)
        {
            _expectations.Forget(key);
            _sizes.TryRemove(key, out _);
            _gone.TryRemove(key, out _);
            return null;
        }

        if (_gone.GetValueOrDefault(key) == set.Metadata.Uid)
        {
            return null;
        }

        var settled = _expectations.AreSatisfied(key);
        var demand = DemandOf(set);
        var claimed = await Ownership.Claim(
            Context.Client, set, demand.Selector, ControlledObjects.Candidates(_pods, set).Where(p => !PodState.IsTerminal(p) || Ownership.IsControlledBy(p, set)), cancellationToken);
        var isNew = !_sizes.ContainsKey(key);
        _sizes[key] = Math.Max(claimed.Count, demand.Replicas);
        Exception? failure = null;
        if (settled && set.Metadata.DeletionTimestamp is null)
        {
            failure = await Manage(key, set, isNew, demand, claimed.Where(PodState.IsActive).ToList(), cancellationToken);
        }

        var counts = ReplicaCounts.Of(claimed, demand.Template.Metadata.Labels, demand.MinReadySeconds, Now);
        var reason = failure is null ? "" : demand.Replicas > counts.Replicas ? "FailedCreate" : "FailedDelete";
        try
        {
            await WriteStatus(set, counts, reason, failure?.Message ?? "", cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Whatever was made for it the garbage collector deletes; making it anew would never end.
            _gone[key] = set.Metadata.Uid;
            return null;
        }

        if (failure is not null)
        {
            throw new InvalidOperationException($"{key}: {failure.Message}", failure);
        }

        return counts.NextAvailable;
    }

    private async ValueTask<Exception?> Manage(ObjectKey key, T set, bool isNew, ReplicaDemand demand, List<Pod> active, CancellationToken cancellationToken)
    {
        var missing = demand.Replicas - active.Count;
        return missing switch
        {
            > 0 when isNew || await Ownership.IsWanted(Context.Client, set, cancellationToken) => await CreatePods(key, set, demand.Template, Math.Min(missing, BurstReplicas), cancellationToken),
            < 0 => await DeletePods(key, set, active, Math.Min(-missing, BurstReplicas), cancellationToken),
            _ => null,
        };
    }

    // Batches double while they succeed, so that a quota that is used up is met once and not five hundred times.
    private async ValueTask<Exception?> CreatePods(ObjectKey key, T set, PodTemplateSpec template, int count, CancellationToken cancellationToken)
    {
        _expectations.ExpectCreations(key, count);
        var left = count;
        for (var batch = Math.Min(FirstBatch, left); batch > 0; batch = Math.Min(batch * 2, left))
        {
            var failures = await Task.WhenAll(Enumerable.Range(0, batch).Select(_ => CreatePod(set, template, cancellationToken)));
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

    private async Task<Exception?> CreatePod(T set, PodTemplateSpec template, CancellationToken cancellationToken)
    {
        try
        {
            var pod = await Context.Client.Create(PodTemplates.CreatePod(template, set), cancellationToken: cancellationToken);
            Context.Events.Normal(set, "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
            return null;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Context.Events.Warning(set, "FailedCreate", $"Error creating: {e.Message}");
            return e;
        }
    }

    private async ValueTask<Exception?> DeletePods(ObjectKey key, T set, List<Pod> active, int count, CancellationToken cancellationToken)
    {
        var siblings = Siblings(set);
        active.Sort(new DeletionOrder(siblings, Now));
        var doomed = active.Take(count).ToList();
        _expectations.ExpectDeletions(key, doomed.Select(p => p.Metadata.Uid));
        var failures = await Task.WhenAll(doomed.Select(p => DeletePod(key, set, p, cancellationToken)));
        return Array.Find(failures, f => f is not null);
    }

    private Dictionary<string, int> Siblings(T set)
    {
        var related = _sets.List(set.Metadata.Namespace).Where(s => AreSiblings(s, set)).Select(s => s.Metadata.Uid).Append(set.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        return related.SelectMany(uid => ControlledObjects.Of(_pods, uid))
            .Where(PodState.IsActive)
            .GroupBy(p => p.Spec.NodeName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    private async Task<Exception?> DeletePod(ObjectKey key, T set, Pod pod, CancellationToken cancellationToken)
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

    private void OnSet(T? old, T? current)
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

            Queue.AddAfter(owner, _sizes.GetValueOrDefault(owner) > Many ? s_gathering : TimeSpan.Zero);
        }
        else if (Ownership.ControllerOf(pod) is null && current is not null)
        {
            foreach (var set in _sets.List(pod.Metadata.Namespace))
            {
                if (DemandOf(set).Selector.Matches(pod.Metadata.Labels))
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

    private ObjectKey? Owner(Pod pod) => PodOwners.Of(pod, _kind);
}
