using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Jobs;

/// <summary>One look at a job: counts its pods, decides whether it has come to its end, and otherwise sees to it that the right number of pods run.</summary>
internal sealed partial class JobSync
{
    private readonly JobServices _services;
    private readonly ObjectKey _key;
    private readonly List<Pod> _pods;
    private readonly bool _isSettled;
    private readonly DateTimeOffset _now;
    private readonly List<Pod> _activePods;
    private Job _job;
    private JobStatus _status;
    private int _active;
    private int _ready;
    private int _terminating;
    private int _succeeded;
    private int _failed;
    private JobBackoff.Record _backoff;
    private IndexSet _indexesBefore = IndexSet.Empty;
    private IndexSet _succeededIndexes = IndexSet.Empty;
    private IndexSet? _failedIndexes;
    private Dictionary<int, Pod> _awaitingReplacement = [];
    private JobCondition? _end;
    private TimeSpan? _again;
    private Exception? _failure;

    /// <summary>Prepares.</summary>
    /// <param name="services">What the work needs.</param>
    /// <param name="job">The job.</param>
    /// <param name="pods">Its pods.</param>
    /// <param name="isSettled">Whether the cache has seen all that was done before.</param>
    public JobSync(JobServices services, Job job, List<Pod> pods, bool isSettled)
    {
        (_services, _job, _pods, _isSettled) = (services, job, pods, isSettled);
        _key = ObjectKey.Of(job);
        _now = services.Context.Time.GetUtcNow();
        _status = job.Status with { UncountedTerminatedPods = job.Status.UncountedTerminatedPods ?? UncountedTerminatedPods.Empty };
        _activePods = pods.FindAll(PodState.IsActive);
        _active = _activePods.Count;
        _ready = _activePods.Count(PodState.IsReady);
        _terminating = pods.Count(JobPods.IsTerminating);
    }

    private bool IsSuspended => _job.Spec.Suspend == true;

    private int Parallelism => _job.Spec.Parallelism ?? 1;

    /// <summary>Does it.</summary>
    /// <returns>When to look again by itself; null when a change will tell.</returns>
    public async ValueTask<TimeSpan?> Run(CancellationToken cancellationToken)
    {
        var statusBefore = _job.Status;
        CountEnded();
        if (_status.StartTime is null && !IsSuspended)
        {
            _status = _status with { StartTime = Time.FromDateTimeOffset(_now) };
        }

        _end = FindEnd();
        EvaluateIndexes();
        var suspensionChanged = false;
        if (_end is not null)
        {
            await EndActivePods(cancellationToken);
        }
        else
        {
            var wasManaged = _isSettled && _job.Metadata.DeletionTimestamp is null;
            if (wasManaged)
            {
                await Manage(cancellationToken);
            }

            if (IsComplete())
            {
                _end = Condition(JobConditionType.SuccessCriteriaMet, "CompletionsReached", "Reached expected number of succeeded pods");
            }
            else if (wasManaged)
            {
                suspensionChanged = UpdateSuspension();
            }
        }

        _status = _status with { Active = _active, Ready = _ready, Terminating = _terminating };
        var changed = suspensionChanged || _active != statusBefore.Active || _ready != statusBefore.Ready || _terminating != statusBefore.Terminating;
        await Track(changed, cancellationToken);
        return _failure is null ? _again : throw new InvalidOperationException($"{_key}: {_failure.Message}", _failure);
    }

    private void CountEnded()
    {
        var uncounted = _status.UncountedTerminatedPods!;
        var succeeded = NotCounted(uncounted.Succeeded).Where(p => p.Status.Phase == PodPhase.Succeeded).ToList();
        var failed = NotCounted(uncounted.Failed).Where(p => JobPods.IsFailed(_job, p)).ToList();
        _succeeded = _status.Succeeded + succeeded.Count + uncounted.Succeeded.Count;
        _failed = _status.Failed + failed.Count(p => FailurePolicy.Judge(_job.Spec.PodFailurePolicy, p).Counts) + uncounted.Failed.Count;
        _backoff = _services.Backoff.Next(_key, succeeded, failed);
    }

    private IEnumerable<Pod> NotCounted(ValueList<string> uncounted) =>
        _pods.Where(p => JobPods.HasFinalizer(p) && !uncounted.Contains(p.Metadata.Uid) && (!JobPods.IsIndexed(_job) || JobPods.IndexOf(_job, p) >= 0));

    // What was decided before stands; then failures go before successes.
    private JobCondition? FindEnd()
    {
        if (Present(JobConditionType.SuccessCriteriaMet) is { } success)
        {
            return success;
        }

        if (Present(JobConditionType.FailureTarget) is { } failure)
        {
            return Condition(JobConditionType.Failed, failure.Reason, failure.Message);
        }

        foreach (var pod in _pods.Where(p => JobPods.IsFailed(_job, p)))
        {
            if (FailurePolicy.Judge(_job.Spec.PodFailurePolicy, pod).FailJobMessage is { } message)
            {
                return Condition(JobConditionType.FailureTarget, "PodFailurePolicy", message);
            }
        }

        if (_failed > (_job.Spec.BackoffLimit ?? 6) || RestartsExceedLimit())
        {
            return Condition(JobConditionType.FailureTarget, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }

        if (_job.Spec.ActiveDeadlineSeconds is not { } seconds || IsSuspended || _status.StartTime is not { } start)
        {
            return null;
        }

        var left = start.ToDateTimeOffset().AddSeconds(seconds) - _now;
        if (left <= TimeSpan.Zero)
        {
            return Condition(JobConditionType.FailureTarget, "DeadlineExceeded", "Job was active longer than specified deadline");
        }

        LookAgain(left);
        return null;
    }

    // Containers that the kubelet restarts in place count against the limit, too.
    private bool RestartsExceedLimit()
    {
        if (_job.Spec.Template.Spec.RestartPolicy != RestartPolicy.OnFailure)
        {
            return false;
        }

        var restarts = _pods.Where(p => p.Status.Phase is PodPhase.Running or PodPhase.Pending)
            .Sum(p => p.Status.InitContainerStatuses.Concat(p.Status.ContainerStatuses).Sum(s => s.RestartCount));
        var limit = _job.Spec.BackoffLimit ?? 6;
        return limit == 0 ? restarts > 0 : restarts >= limit;
    }

    private void EvaluateIndexes()
    {
        if (!JobPods.IsIndexed(_job))
        {
            return;
        }

        var completions = _job.Spec.Completions ?? 0;
        _indexesBefore = IndexSet.Parse(_status.CompletedIndexes, completions);
        _succeededIndexes = _indexesBefore.With(Indexes(p => p.Status.Phase == PodPhase.Succeeded));
        _succeeded = _succeededIndexes.Count;
        if (_job.Spec.BackoffLimitPerIndex is { } limit)
        {
            _failedIndexes = IndexSet.Parse(_status.FailedIndexes, completions).With(Indexes(p => FailsIndex(p, limit)));
            _end ??= FailureOfIndexes(_failedIndexes.Count, completions);
            _awaitingReplacement = FindAwaitingReplacement(_failedIndexes);
        }

        _end ??= SuccessByPolicy(completions);
    }

    private IEnumerable<int> Indexes(Func<Pod, bool> condition) =>
        _pods.Where(p => JobPods.HasFinalizer(p) && JobPods.IndexOf(_job, p) >= 0 && condition(p)).Select(p => JobPods.IndexOf(_job, p));

    private bool FailsIndex(Pod pod, int limit)
    {
        if (!JobPods.IsFailed(_job, pod))
        {
            return false;
        }

        var policy = FailurePolicy.Judge(_job.Spec.PodFailurePolicy, pod);
        return policy.Action == PodFailurePolicyAction.FailIndex || (policy.Counts && JobPods.FailureCount(pod) >= limit);
    }

    private JobCondition? FailureOfIndexes(int failed, int completions)
    {
        if (_job.Spec.MaxFailedIndexes is { } most && failed > most)
        {
            return Condition(JobConditionType.FailureTarget, "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes");
        }

        return failed > 0 && failed + _succeededIndexes.Count >= completions ? Condition(JobConditionType.FailureTarget, "FailedIndexes", "Job has failed indexes") : null;
    }

    // The failed pod that its replacement learns the number of failures from must not go before that is made.
    private Dictionary<int, Pod> FindAwaitingReplacement(IndexSet failedIndexes)
    {
        var running = _activePods.Select(p => JobPods.IndexOf(_job, p)).ToHashSet();
        return NotCounted(default)
            .Where(p => JobPods.IsFailed(_job, p))
            .GroupBy(p => JobPods.IndexOf(_job, p))
            .Where(g => !_succeededIndexes.Contains(g.Key) && !failedIndexes.Contains(g.Key) && !running.Contains(g.Key))
            .ToDictionary(g => g.Key, g => g.OrderBy(JobPods.AbsoluteFailureCount).ThenBy(JobPods.FinishTime).Last());
    }

    private JobCondition? SuccessByPolicy(int completions)
    {
        var rules = _job.Spec.SuccessPolicy?.Rules ?? default;
        for (var i = 0; i < rules.Count && _succeededIndexes.Count > 0; i++)
        {
            var needed = rules[i].SucceededIndexes is { } text ? IndexSet.Parse(text, completions) : null;
            var reached = needed is null ? _succeededIndexes.Count : _succeededIndexes.Overlap(needed);
            if ((needed is { Count: > 0 } && reached == needed.Count) || (needed is not { Count: 0 } && rules[i].SucceededCount is { } count && reached >= count))
            {
                return Condition(JobConditionType.SuccessCriteriaMet, "SuccessPolicy", $"Matched rules at index {i}");
            }
        }

        return null;
    }

    private bool IsComplete() => _active == 0 && (_job.Spec.Completions is { } wanted ? _succeeded >= wanted : _succeeded > 0);

    private bool UpdateSuspension()
    {
        var present = _status.Conditions.FindIndex(c => c.Type == JobConditionType.Suspended);
        var wanted = IsSuspended ? Condition(JobConditionType.Suspended, "JobSuspended", "Job suspended") : Condition(JobConditionType.Suspended, "JobResumed", "Job resumed") with { Status = "False" };
        if (present < 0 ? !IsSuspended : _status.Conditions[present].Status == wanted.Status)
        {
            return false;
        }

        _services.Context.Events.Normal(_job, IsSuspended ? "Suspended" : "Resumed", wanted.Message);

        // The deadline counts the time since the job was started last.
        _status = _status with
        {
            Conditions = present < 0 ? _status.Conditions.Add(wanted) : _status.Conditions.SetItem(present, wanted),
            StartTime = IsSuspended ? null : Time.FromDateTimeOffset(_now),
        };
        return true;
    }

    private JobCondition? Present(string type) => _status.Conditions.Find(c => c.Type == type && c.Status == "True");

    private JobCondition Condition(string type, string reason, string message) =>
        new() { Type = type, Status = "True", Reason = reason, Message = message, LastProbeTime = Time.FromDateTimeOffset(_now), LastTransitionTime = Time.FromDateTimeOffset(_now) };

    private void LookAgain(TimeSpan after) => _again = _again is null || after < _again ? after : _again;
}
