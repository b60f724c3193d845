using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Jobs;

internal sealed partial class JobSync
{
    private const int MaxPerSync = 500;

    // Their finalizers stay: they are counted as failed before they go.
    private async ValueTask EndActivePods(CancellationToken cancellationToken)
    {
        var deleted = await Delete(_activePods, keepsFinalizer: true, cancellationToken);
        if (deleted < _activePods.Count || !_isSettled)
        {
            _end = null;
        }
    }

    private async ValueTask Manage(CancellationToken cancellationToken)
    {
        var wanted = IsSuspended ? 0
            : _job.Spec.Completions is { } completions ? Math.Clamp(completions - _succeeded, 0, Parallelism)
            : _succeeded > 0 ? _active : Parallelism;
        var superfluous = Superfluous(Math.Max(0, _active - wanted)).Take(IsSuspended ? int.MaxValue : MaxPerSync).ToList();
        if (superfluous.Count > 0 || IsSuspended)
        {
            await Delete(superfluous, keepsFinalizer: false, cancellationToken);
            return;
        }

        var missing = Math.Min(wanted - _active - (JobPods.WaitsForEnd(_job) ? _terminating : 0), MaxPerSync);
        if (missing <= 0)
        {
            return;
        }

        if (!JobPods.CountsPerIndex(_job) && _backoff.Left(_now) is var left && left > TimeSpan.Zero)
        {
            LookAgain(left);
            return;
        }

        if (_job.Status.StartTime is not null && !await Ownership.IsWanted(_services.Context.Client, _job, cancellationToken))
        {
            return;
        }

        var pods = JobPods.IsIndexed(_job) ? NextIndexes(missing) : [.. Enumerable.Repeat(JobPods.NewPod(_job), missing)];
        var created = 0;
        var (_, failure) = await SlowStart.Run(pods.Count, async i =>
        {
            _services.PodWrites.Wrote(_key, await _services.Actions.Create(_job, pods[i], cancellationToken));
            Interlocked.Increment(ref created);
        });
        _active += created;
        _failure = failure is null || ApiRefusals.IsNamespaceTerminating(failure) ? _failure : failure;
    }

    // Pods for the first indexes that need one, as far as their back-off is over.
    private List<Pod> NextIndexes(int count)
    {
        var taken = _succeededIndexes.With(IndexesOf(_activePods));
        taken = JobPods.WaitsForEnd(_job) ? taken.With(IndexesOf(_pods.Where(JobPods.IsTerminating))) : taken;
        taken = _failedIndexes is null ? taken : taken.With(_failedIndexes);
        var pods = new List<Pod>();
        TimeSpan? soonest = null;
        foreach (var index in taken.Missing(_job.Spec.Completions ?? 0).Take(count))
        {
            var replaced = _awaitingReplacement.GetValueOrDefault(index);
            var left = replaced is null ? TimeSpan.Zero : new JobBackoff.Record(JobPods.AbsoluteFailureCount(replaced) + 1, JobPods.FinishTime(replaced)).Left(_now);
            if (left <= TimeSpan.Zero)
            {
                pods.Add(JobPods.NewPod(_job, index, replaced));
            }
            else
            {
                soonest = soonest is null || left < soonest ? left : soonest;
            }
        }

        if (soonest is { } wait)
        {
            LookAgain(wait);
        }

        return pods;
    }

    private IEnumerable<int> IndexesOf(IEnumerable<Pod> pods) => pods.Select(p => JobPods.IndexOf(_job, p)).Where(i => i >= 0);

    // Those with an index that is unknown or taken go in any case, and then those that do least.
    private List<Pod> Superfluous(int atLeast)
    {
        var order = new DeletionOrder(new Dictionary<string, int>(), _now);
        var (superfluous, left) = (new List<Pod>(), _activePods);
        if (JobPods.IsIndexed(_job))
        {
            left = [];
            foreach (var group in _activePods.GroupBy(p => JobPods.IndexOf(_job, p)))
            {
                var ordered = group.Order(order).ToList();
                superfluous.AddRange(group.Key < 0 ? ordered : ordered.SkipLast(1));
                left.AddRange(group.Key < 0 ? [] : ordered.TakeLast(1));
            }
        }

        superfluous.AddRange(left.Order(order).Take(Math.Max(0, atLeast - superfluous.Count)));
        return superfluous;
    }

    private async ValueTask<int> Delete(List<Pod> pods, bool keepsFinalizer, CancellationToken cancellationToken)
    {
        if (pods.Count > 0)
        {
            _services.Expectations.ExpectDeletions(_key, pods.Select(p => p.Metadata.Uid));
        }

        var outcomes = await Task.WhenAll(pods.Select(p => Delete(p, keepsFinalizer, cancellationToken)));
        var deleted = outcomes.Count(o => o);
        _active -= deleted;
        _terminating += deleted;
        _ready -= pods.Where((p, i) => outcomes[i] && PodState.IsReady(p)).Count();
        return deleted;
    }

    private async Task<bool> Delete(Pod pod, bool keepsFinalizer, CancellationToken cancellationToken)
    {
        try
        {
            if (!keepsFinalizer)
            {
                await RemoveFinalizer(pod, cancellationToken);
            }

            if (!await _services.Actions.Delete(_job, pod, cancellationToken))
            {
                _services.Expectations.DeletionObserved(_key, pod.Metadata.Uid);
            }

            return true;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            _services.Expectations.DeletionObserved(_key, pod.Metadata.Uid);
            _failure = e;
            return false;
        }
    }

    private async ValueTask RemoveFinalizer(Pod pod, CancellationToken cancellationToken)
    {
        if (!JobPods.HasFinalizer(pod))
        {
            return;
        }

        try
        {
            _services.PodWrites.Wrote(
                _key, await _services.Context.Client.Patch<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, JobPods.WithoutFinalizer, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone, and its finalizer with it.
        }
    }
}
