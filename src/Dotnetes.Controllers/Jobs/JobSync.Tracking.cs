using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;

namespace Dotnetes.Controllers.Jobs;

/// <content>
/// Counting that neither forgets nor repeats (KEP-2307): ended pods are first noted in the status by their uid, then lose their finalizer, and only then are they counted.
/// </content>
internal sealed partial class JobSync
{
    private const int MaxUncounted = 500;

    private async ValueTask Track(bool isChanged, CancellationToken cancellationToken)
    {
        var uncounted = _pods.Where(JobPods.HasFinalizer).Select(p => p.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        isChanged |= Count(uncounted);
        var (release, isFull, noted) = Note();
        isChanged |= noted | UpdateIndexes() | Announce();
        if (isChanged)
        {
            await Flush(cancellationToken);
            _services.Backoff.Save(_key, _backoff);
        }

        var failure = await Release(release, uncounted, cancellationToken);
        var mustFlush = Count(uncounted);
        var isFinished = failure is null && !isFull && TryFinish();
        if (mustFlush || isFinished)
        {
            await Flush(cancellationToken);
        }

        if (isFinished)
        {
            TellEnd();
        }

        _failure ??= failure;
    }

    // Pods that were noted and have no finalizer any more are counted now.
    private bool Count(HashSet<string> uncounted)
    {
        var noted = _status.UncountedTerminatedPods ?? UncountedTerminatedPods.Empty;
        var succeeded = noted.Succeeded.RemoveAll(u => !uncounted.Contains(u));
        var failed = noted.Failed.RemoveAll(u => !uncounted.Contains(u));
        if (succeeded.Count == noted.Succeeded.Count && failed.Count == noted.Failed.Count)
        {
            return false;
        }

        _status = _status with
        {
            Succeeded = _status.Succeeded + noted.Succeeded.Count - succeeded.Count,
            Failed = _status.Failed + noted.Failed.Count - failed.Count,
            UncountedTerminatedPods = new()
            {
                Succeeded = succeeded.IsEmpty ? default : succeeded,
                Failed = failed.IsEmpty ? default : failed,
            },
        };
        return true;
    }

    private (List<Pod> Release, bool IsFull, bool IsChanged) Note()
    {
        var noted = _status.UncountedTerminatedPods ?? UncountedTerminatedPods.Empty;
        var (succeeded, failed) = (noted.Succeeded.ToList(), noted.Failed.ToList());
        var release = new List<Pod>();
        var newIndexes = new SortedSet<int>();
        var isFull = false;
        foreach (var pod in _pods.Where(JobPods.HasFinalizer).OrderBy(p => JobPods.IndexOf(_job, p)))
        {
            if (!MayRelease(pod))
            {
                continue;
            }

            release.Add(pod);
            NoteOne(pod, succeeded, failed, newIndexes);
            if (newIndexes.Count + succeeded.Count + failed.Count >= MaxUncounted)
            {
                // The status must stay small. The rest comes next time.
                isFull = true;
                break;
            }
        }

        _succeededIndexes = _indexesBefore.With(newIndexes);
        var isChanged = succeeded.Count != noted.Succeeded.Count || failed.Count != noted.Failed.Count;
        if (isChanged)
        {
            _status = _status with
            {
                UncountedTerminatedPods = new() { Succeeded = succeeded.Count == 0 ? default : succeeded.ToValueList(), Failed = failed.Count == 0 ? default : failed.ToValueList() },
            };
        }

        return (release, isFull, isChanged);
    }

    private void NoteOne(Pod pod, List<string> succeeded, List<string> failed, SortedSet<int> newIndexes)
    {
        var uid = pod.Metadata.Uid;
        var isIndexed = JobPods.IsIndexed(_job);
        var index = JobPods.IndexOf(_job, pod);
        if (pod.Status.Phase == PodPhase.Succeeded && !failed.Contains(uid))
        {
            // An index tells by itself whether it was counted.
            if (isIndexed && index >= 0 && !_indexesBefore.Contains(index))
            {
                newIndexes.Add(index);
            }
            else if (!isIndexed && !succeeded.Contains(uid))
            {
                succeeded.Add(uid);
            }

            return;
        }

        // When a job ends without success, whatever still runs counts as failed.
        var isFailure = JobPods.IsFailed(_job, pod) || (_end is not null && _end.Type != JobConditionType.SuccessCriteriaMet);
        if (isFailure && !failed.Contains(uid) && (!isIndexed || index >= 0) && FailurePolicy.Judge(_job.Spec.PodFailurePolicy, pod).Counts)
        {
            failed.Add(uid);
        }
    }

    private bool MayRelease(Pod pod)
    {
        if (_job.Metadata.DeletionTimestamp is not null || _end is not null || pod.Status.Phase == PodPhase.Succeeded)
        {
            return true;
        }

        return JobPods.IsFailed(_job, pod) && _awaitingReplacement.GetValueOrDefault(JobPods.IndexOf(_job, pod))?.Metadata.Uid != pod.Metadata.Uid;
    }

    private bool UpdateIndexes()
    {
        if (!JobPods.IsIndexed(_job))
        {
            return false;
        }

        var (completed, failed) = (_succeededIndexes.ToString(), _failedIndexes?.ToString());
        var isChanged = completed != _status.CompletedIndexes || failed != _status.FailedIndexes;
        _status = _status with { Succeeded = _succeededIndexes.Count, CompletedIndexes = completed, FailedIndexes = failed };
        return isChanged;
    }

    // First it is told that the end was decided, so that nothing changes that; the end itself comes when all pods are counted.
    private bool Announce()
    {
        if (_end is null || _end.Type is not (JobConditionType.FailureTarget or JobConditionType.SuccessCriteriaMet))
        {
            return false;
        }

        var isNew = Present(_end.Type) is null;
        if (isNew)
        {
            _status = _status with { Conditions = _status.Conditions.Add(_end) };
        }

        _end = Condition(_end.Type == JobConditionType.FailureTarget ? JobConditionType.Failed : JobConditionType.Complete, _end.Reason, _end.Message);
        return isNew;
    }

    private async ValueTask<Exception?> Release(List<Pod> pods, HashSet<string> uncounted, CancellationToken cancellationToken)
    {
        var failures = await Task.WhenAll(pods.Select(p => TryRelease(p, cancellationToken)));
        for (var i = 0; i < pods.Count; i++)
        {
            if (failures[i] is null && (uncounted.Remove(pods[i].Metadata.Uid) || pods[i].Status.Phase == PodPhase.Succeeded))
            {
                ControllerMetrics.JobPodsFinished.With(JobPods.ModeOf(_job), pods[i].Status.Phase == PodPhase.Succeeded ? "succeeded" : "failed").Increment();
            }
        }

        return Array.Find(failures, f => f is not null);
    }

    private async Task<Exception?> TryRelease(Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveFinalizer(pod, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            return e;
        }
    }

    private bool TryFinish()
    {
        if (_end is not { Type: JobConditionType.Complete or JobConditionType.Failed } || _terminating > 0 || _status.UncountedTerminatedPods is { } noted && noted.Succeeded.Count + noted.Failed.Count > 0)
        {
            return false;
        }

        var present = _status.Conditions.FindIndex(c => c.Type == _end.Type);
        _status = _status with
        {
            Conditions = present < 0 ? _status.Conditions.Add(_end) : _status.Conditions.SetItem(present, _end),
            CompletionTime = _end.Type == JobConditionType.Complete ? _end.LastTransitionTime : _status.CompletionTime,
        };
        return true;
    }

    private void TellEnd()
    {
        var events = _services.Context.Events;
        var hasFailed = _end!.Type == JobConditionType.Failed;
        ControllerMetrics.JobsFinished.With(JobPods.ModeOf(_job), _end.Reason, hasFailed ? "failed" : "succeeded").Increment();
        if (hasFailed)
        {
            events.Warning(_job, _end.Reason, _end.Message);
            return;
        }

        if (_job.Spec.Completions is { } wanted && _status.Succeeded > wanted)
        {
            events.Warning(_job, "TooManySucceededPods", "Too many succeeded pods running after completion count reached");
        }

        events.Normal(_job, "Completed", "Job completed");
    }

    private async ValueTask Flush(CancellationToken cancellationToken)
    {
        _job = await _services.Context.Client.UpdateStatus(_job with { Status = _status }, cancellationToken: cancellationToken);
        _status = _job.Status with { UncountedTerminatedPods = _job.Status.UncountedTerminatedPods ?? UncountedTerminatedPods.Empty };
        _services.JobWrites.Wrote(_key, _job);
    }
}
