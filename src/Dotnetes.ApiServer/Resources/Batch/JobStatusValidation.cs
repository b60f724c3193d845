using Dotnetes.Api.Batch.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>
/// The rules of what a controller may say about a job. Most of them look at a field only when it changes, so that a status that became wrong by a change of the spec, or was written by an older
/// server, can still be corrected.
/// </summary>
internal static class JobStatusValidation
{
    private static readonly FieldPath s_path = FieldPath.Of("status");
    private static readonly FieldPath s_conditions = s_path.Child("conditions");

    /// <summary>Checks a change of the status.</summary>
    public static void Update(Job value, Job old, FieldErrorList errors)
    {
        Counters(value.Status, errors);
        Uncounted(value.Status.UncountedTerminatedPods, errors);
        Completion(value, old, errors);
        Criteria(value, old, errors);
        Finished(value, old, errors);
        Indexes(value, old, errors);
        Pods(value, old, errors);
        Success(value, errors);
        Transitions(value, old, errors);
    }

    private static void Counters(JobStatus status, FieldErrorList errors)
    {
        errors.NotNegative(s_path.Child("active"), status.Active);
        errors.NotNegative(s_path.Child("succeeded"), status.Succeeded);
        errors.NotNegative(s_path.Child("failed"), status.Failed);
        errors.NotNegative(s_path.Child("ready"), status.Ready);
        errors.NotNegative(s_path.Child("terminating"), status.Terminating);
    }

    private static void Uncounted(UncountedTerminatedPods? pods, FieldErrorList errors)
    {
        if (pods is null)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        Check("succeeded", pods.Succeeded);
        Check("failed", pods.Failed);

        void Check(string field, ValueList<string> uids)
        {
            for (var i = 0; i < uids.Count; i++)
            {
                var path = s_path.Child("uncountedTerminatedPods", field).Index(i);
                if (uids[i].Length == 0)
                {
                    errors.Add(FieldError.Invalid(path, "", "must not be empty"));
                }
                else if (!seen.Add(uids[i]))
                {
                    errors.Add(FieldError.Duplicate(path, uids[i]));
                }
            }
        }
    }

    private static void Completion(Job value, Job old, FieldErrorList errors)
    {
        var path = s_path.Child("completionTime");
        var status = value.Status;
        var (complete, failed) = (Is(value, "Complete"), Is(value, "Failed"));
        var completes = Changed(value, old, "Complete");
        var timed = completes || status.CompletionTime != old.Status.CompletionTime;
        if ((completes || Changed(value, old, "Failed")) && complete && failed)
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set Complete=True and Failed=true conditions"));
        }

        if ((completes || Changed(value, old, "FailureTarget")) && complete && Is(value, "FailureTarget"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set Complete=True and FailureTarget=true conditions"));
        }

        if (timed && status.CompletionTime is { } early && !complete)
        {
            errors.Add(FieldError.Invalid(path, early.ToString(), "cannot set completionTime when there is no Complete=True condition"));
        }

        if (timed && status.CompletionTime is null && complete)
        {
            errors.Add(FieldError.Required(path, "completionTime is required for Complete jobs"));
        }

        if ((status.StartTime != old.Status.StartTime || status.CompletionTime != old.Status.CompletionTime)
            && status is { StartTime: { } start, CompletionTime: { } end } && end < start)
        {
            errors.Add(FieldError.Invalid(path, end.ToString(), "must be equal to or after `startTime`"));
        }
    }

    private static void Criteria(Job value, Job old, FieldErrorList errors)
    {
        if ((Changed(value, old, "Failed") || value.Status.FailedIndexes != old.Status.FailedIndexes) && Is(value, "Failed") && !Is(value, "FailureTarget"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set Failed=True condition without the FailureTarget=true condition"));
        }

        if ((Changed(value, old, "Complete") || Changed(value, old, "SuccessCriteriaMet")) && Is(value, "Complete") && !Is(value, "SuccessCriteriaMet"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set Complete=True condition without the SuccessCriteriaMet=true condition"));
        }
    }

    private static void Finished(Job value, Job old, FieldErrorList errors)
    {
        if (!IsFinished(value))
        {
            return;
        }

        var (status, before) = (value.Status, old.Status);
        var finishes = !IsFinished(old);
        if ((finishes || status.Active != before.Active) && status.Active > 0)
        {
            errors.Add(FieldError.Invalid(s_path.Child("active"), status.Active, "active>0 is invalid for finished job"));
        }

        if ((finishes || status.StartTime != before.StartTime) && value.Spec is not { Suspend: true, Completions: 0 } && status.StartTime is null)
        {
            errors.Add(FieldError.Required(s_path.Child("startTime"), "startTime is required for finished job"));
        }

        if ((finishes || !SameUncounted(status, before)) && status.UncountedTerminatedPods is { } pods && pods.Failed.Count + pods.Succeeded.Count > 0)
        {
            errors.Add(GoObject.Invalid(s_path.Child("uncountedTerminatedPods"), pods, "must be empty for finished job"));
        }
    }

    private static void Indexes(Job value, Job old, FieldErrorList errors)
    {
        var (spec, status) = (value.Spec, value.Status);
        var (completedPath, failedPath) = (s_path.Child("completedIndexes"), s_path.Child("failedIndexes"));
        var completes = status.CompletedIndexes != old.Status.CompletedIndexes;
        var fails = status.FailedIndexes != old.Status.FailedIndexes;
        if (completes && spec.Completions is { } completions && JobIndexes.Check(status.CompletedIndexes, completions, out _) is { } problem)
        {
            errors.Add(FieldError.Invalid(completedPath, status.CompletedIndexes, $"error parsing completedIndexes: {problem}"));
        }

        if (fails && spec is { Completions: { } all, BackoffLimitPerIndex: not null } && status.FailedIndexes is { } list && JobIndexes.Check(list, all, out _) is { } wrong)
        {
            errors.Add(FieldError.Invalid(failedPath, list, $"error parsing failedIndexes: {wrong}"));
        }

        if (completes && status.CompletedIndexes.Length > 0 && spec.CompletionMode != "Indexed")
        {
            errors.Add(FieldError.Invalid(completedPath, status.CompletedIndexes, "cannot set non-empty completedIndexes when non-indexed completion mode"));
        }

        if (fails && spec.BackoffLimitPerIndex is null && status.FailedIndexes is { } unwanted)
        {
            errors.Add(FieldError.Invalid(failedPath, unwanted, "cannot set non-null failedIndexes when backoffLimitPerIndex is null"));
        }

        if ((fails || completes) && spec.Completions is { } most && status.FailedIndexes is { } failed && JobIndexes.Overlap(status.CompletedIndexes, failed, most) is { } index)
        {
            errors.Add(FieldError.Invalid(failedPath, failed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"failedIndexes and completedIndexes overlap at index: {index}")));
        }
    }

    private static void Pods(Job value, Job old, FieldErrorList errors)
    {
        var (status, before) = (value.Status, old.Status);
        if (IsFinished(value) && (!IsFinished(old) || status.Terminating != before.Terminating) && status.Terminating is { } terminating and > 0)
        {
            errors.Add(FieldError.Invalid(s_path.Child("terminating"), terminating, "terminating>0 is invalid for finished job"));
        }

        if ((status.Ready != before.Ready || status.Active != before.Active) && status.Ready is { } ready && ready > status.Active)
        {
            errors.Add(FieldError.Invalid(s_path.Child("ready"), ready, "cannot set more ready pods than active"));
        }
    }

    private static void Success(Job value, FieldErrorList errors)
    {
        var met = Is(value, "SuccessCriteriaMet");
        if (met && Is(value, "Failed"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set SuccessCriteriaMet=True and Failed=true conditions"));
        }

        if (met && Is(value, "FailureTarget"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions"));
        }

        if (!met && value.Spec.SuccessPolicy is not null && Is(value, "Complete"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True"));
        }
    }

    // What was said once and may not be taken back.
    private static void Transitions(Job value, Job old, FieldErrorList errors)
    {
        var (spec, status, before) = (value.Spec, value.Status, old.Status);
        foreach (var type in (ReadOnlySpan<string>)["Failed", "Complete", "FailureTarget"])
        {
            if (Is(old, type) && !Is(value, type))
            {
                errors.Add(FieldError.InvalidOmitted(s_conditions, $"cannot disable the terminal {type}=True condition"));
            }
        }

        if (status.Failed < before.Failed)
        {
            errors.Add(FieldError.Invalid(s_path.Child("failed"), status.Failed, "cannot decrease the failed counter"));
        }

        // An elastic job may be made smaller below what has succeeded.
        if (status.Succeeded < before.Succeeded && (spec.CompletionMode != "Indexed" || spec.Completions != spec.Parallelism))
        {
            errors.Add(FieldError.Invalid(s_path.Child("succeeded"), status.Succeeded, "cannot decrease the succeeded counter"));
        }

        if (status.CompletionTime is { } completion && before.CompletionTime is { } completed && completion != completed)
        {
            errors.Add(FieldError.Invalid(s_path.Child("completionTime"), completion.ToString(), "field is immutable"));
        }

        if (before.StartTime is not null && status.StartTime != before.StartTime && spec.Suspend != true && !Resumes(value, old))
        {
            errors.Add(FieldError.Invalid(s_path.Child("startTime"), status.StartTime?.ToString() ?? "null", "field is immutable for unsuspended job once set"));
        }

        if (Is(old, "SuccessCriteriaMet") && !Is(value, "SuccessCriteriaMet"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot disable the SuccessCriteriaMet=True condition"));
        }

        if (Is(old, "Complete") && !Is(old, "SuccessCriteriaMet") && Is(value, "SuccessCriteriaMet"))
        {
            errors.Add(FieldError.InvalidOmitted(s_conditions, "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions"));
        }
    }

    // The controller tells that a job goes on only after the user has changed the spec, so the spec does not show it.
    private static bool Resumes(Job value, Job old) => Is(old, "Suspended") && Has(value, "Suspended", "False");

    private static bool SameUncounted(JobStatus status, JobStatus before) =>
        (status.UncountedTerminatedPods, before.UncountedTerminatedPods) switch
        {
            (null, null) => true,
            ({ } pods, { } others) => pods.Succeeded.SequenceEqual(others.Succeeded) && pods.Failed.SequenceEqual(others.Failed),
            _ => false,
        };

    private static bool IsFinished(Job job) => Is(job, "Complete") || Is(job, "Failed");

    private static bool Changed(Job value, Job old, string condition) => Is(value, condition) != Is(old, condition);

    private static bool Is(Job job, string condition) => Has(job, condition, "True");

    private static bool Has(Job job, string condition, string status)
    {
        foreach (var entry in job.Status.Conditions)
        {
            if (entry.Type == condition && entry.Status == status)
            {
                return true;
            }
        }

        return false;
    }
}
