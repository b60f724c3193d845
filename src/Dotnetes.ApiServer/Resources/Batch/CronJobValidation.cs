using Dotnetes.Api.Batch.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Cron;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The rules of cron jobs.</summary>
internal static class CronJobValidation
{
    private const int MaxName = 52;

    /// <summary>Checks a cron job.</summary>
    public static void Validate(CronJob value, CronJob? old, FieldErrorList errors)
    {
        var spec = value.Spec;
        var path = FieldPath.Of("spec");
        if (spec.Schedule.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("schedule")));
        }
        else
        {
            Schedule(spec, old?.Spec, path.Child("schedule"), errors);
        }

        errors.NotNegative(path.Child("startingDeadlineSeconds"), spec.StartingDeadlineSeconds);
        if (spec.TimeZone is { } zone && zone != old?.Spec.TimeZone)
        {
            TimeZone(zone, path.Child("timeZone"), errors);
        }

        if (spec.ConcurrencyPolicy.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("concurrencyPolicy")));
        }
        else
        {
            errors.OneOf(path.Child("concurrencyPolicy"), spec.ConcurrencyPolicy, "Allow", "Forbid", "Replace");
        }

        var job = path.Child("jobTemplate", "spec");
        JobValidation.Spec(spec.JobTemplate.Spec, job, errors);
        if (spec.JobTemplate.Spec.Selector is { } selector)
        {
            errors.Add(FieldError.Invalid(job.Child("selector"), selector, "`selector` will be auto-generated"));
        }

        if (spec.JobTemplate.Spec.ManualSelector == true)
        {
            errors.Add(new(FieldErrorType.NotSupported, job.Child("manualSelector").ToString(), "true", "supported values: \"nil\", \"false\""));
        }

        errors.NotNegative(path.Child("successfulJobsHistoryLimit"), spec.SuccessfulJobsHistoryLimit);
        errors.NotNegative(path.Child("failedJobsHistoryLimit"), spec.FailedJobsHistoryLimit);
        if (old is null && value.Metadata.Name.Length > MaxName)
        {
            // The names of its jobs are eleven characters longer.
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "name"), value.Metadata.Name, "must be no more than 52 characters"));
        }
    }

    private static void Schedule(CronJobSpec spec, CronJobSpec? old, FieldPath path, FieldErrorList errors)
    {
        try
        {
            CronSchedule.Parse(spec.Schedule, TimeZoneInfo.Utc);
        }
        catch (FormatException e)
        {
            errors.Add(FieldError.Invalid(path, spec.Schedule, e.Message));
        }

        if (!spec.Schedule.Contains("TZ", StringComparison.Ordinal))
        {
            return;
        }

        var hadZone = old is not null && old.Schedule.Contains("TZ", StringComparison.Ordinal);
        if (!hadZone)
        {
            errors.Add(FieldError.Invalid(path, spec.Schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"));
        }
        else if (spec.TimeZone is not null)
        {
            errors.Add(FieldError.Invalid(path, spec.Schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule"));
        }
    }

    private static void TimeZone(string zone, FieldPath path, FieldErrorList errors)
    {
        if (zone.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, zone, "timeZone must be nil or non-empty string"));
            return;
        }

        if (zone.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(FieldError.Invalid(path, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"));
        }
        else if (!zone.Split('/').All(IsPart) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            errors.Add(FieldError.Invalid(path, zone, $"unknown time zone {zone}"));
        }
    }

    private static bool IsPart(string part) =>
        part is not ("" or "." or "..") && part[0] != '-' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+');
}
