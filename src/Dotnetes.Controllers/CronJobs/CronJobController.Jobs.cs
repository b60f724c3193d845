using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Controllers.Jobs;

namespace Dotnetes.Controllers.CronJobs;

/// <content>What is done with the jobs.</content>
public sealed partial class CronJobController
{
    private const string ScheduledAnnotation = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    // The name tells the time, so that no time gets two jobs.
    private static string NameOf(CronJob cron, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{cron.Metadata.Name}-{due.ToUnixTimeSeconds() / 60}");

    private static string? EndOf(Job job) => job.Status.Conditions.Find(c => c.Type is JobConditionType.Complete or JobConditionType.Failed && c.Status == "True")?.Type;

    private Job NewJob(CronJob cron, DateTimeOffset due)
    {
        var template = cron.Spec.JobTemplate;
        var zone = cron.Spec.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(due, zone);
        var text = local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return new()
        {
            Metadata = new()
            {
                Namespace = cron.Metadata.Namespace,
                Name = NameOf(cron, due),
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations.With(ScheduledAnnotation, text),
                OwnerReferences = [Ownership.ReferenceTo(cron)],
            },
            Spec = template.Spec,
        };
    }

    // The status with what became of the jobs.
    private async ValueTask<CronJobStatus> Observe(CronJob cron, List<Job> jobs, CronJobStatus status, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            var isActive = status.Active.Any(a => a.Uid == job.Metadata.Uid);
            if (EndOf(job) is not { } end)
            {
                if (!isActive)
                {
                    Context.Events.Warning(cron, "UnexpectedJob", $"Saw a job that the controller did not create or forgot: {job.Metadata.Name}");
                }

                continue;
            }

            if (isActive)
            {
                status = Without(status, job.Metadata.Uid);
                Context.Events.Normal(cron, "SawCompletedJob", $"Saw completed job: {job.Metadata.Name}, condition: {end}");
            }

            if (end == JobConditionType.Complete && job.Status.CompletionTime is { } completed && !(status.LastSuccessfulTime >= completed))
            {
                status = status with { LastSuccessfulTime = completed };
            }
        }

        foreach (var active in status.Active.ToList().Where(a => !jobs.Exists(j => j.Metadata.Uid == a.Uid)))
        {
            // The cache may lag behind.
            if (await Find(active, cancellationToken) is null)
            {
                Context.Events.Normal(cron, "MissingJob", $"Active job went missing: {active.Name}");
                status = Without(status, active.Uid);
            }
        }

        return status;
    }

    private async ValueTask<CronJobStatus> CleanUp(CronJob cron, List<Job> jobs, CronJobStatus status, CancellationToken cancellationToken)
    {
        foreach (var (end, limit) in new[] { (JobConditionType.Complete, cron.Spec.SuccessfulJobsHistoryLimit), (JobConditionType.Failed, cron.Spec.FailedJobsHistoryLimit) })
        {
            var ended = jobs.FindAll(j => EndOf(j) == end && j.Metadata.DeletionTimestamp is null);
            foreach (var job in ended.OrderBy(j => j.Status.StartTime is null).ThenBy(j => j.Status.StartTime).ThenBy(j => j.Metadata.Name, StringComparer.Ordinal).Take(Math.Max(0, ended.Count - (limit ?? int.MaxValue))))
            {
                if (await Delete(cron, job, cancellationToken))
                {
                    status = Without(status, job.Metadata.Uid);
                    jobs.Remove(job);
                }
            }
        }

        return status;
    }

    private async ValueTask<CronJobStatus> Replace(CronJob cron, ObjectReference running, CronJobStatus status, CancellationToken cancellationToken)
    {
        if (await Find(running, cancellationToken) is not { } job)
        {
            return Without(status, running.Uid);
        }

        return await Delete(cron, job, cancellationToken)
            ? Without(status, running.Uid)
            : throw new InvalidOperationException($"could not replace job {job.Metadata.Namespace}/{job.Metadata.Name}");
    }

    private async ValueTask<CronJobStatus> Create(CronJob cron, DateTimeOffset due, CronJobStatus status, CancellationToken cancellationToken)
    {
        Job job;
        try
        {
            job = await Context.Client.Create(NewJob(cron, due), cancellationToken: cancellationToken);
            Context.Events.Normal(cron, "SuccessfulCreate", $"Created job {job.Metadata.Name}");
            ControllerMetrics.CronJobSkew.Observe(Math.Max(0, (Now - due).TotalSeconds));
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // Made before, and then the status was not written; or somebody else's.
            job = await Context.Client.Get<Job>(cron.Metadata.Namespace, NameOf(cron, due), cancellationToken: cancellationToken);
            if (!Ownership.IsControlledBy(job, cron) || status.Active.Any(a => a.Uid == job.Metadata.Uid))
            {
                return status;
            }
        }
        catch (KubeApiException e) when (!ApiRefusals.IsNamespaceTerminating(e))
        {
            Context.Events.Warning(cron, "FailedCreate", $"Error creating job: {e.Message}");
            throw;
        }

        var reference = new ObjectReference
        {
            ApiVersion = "batch/v1",
            Kind = "Job",
            Namespace = job.Metadata.Namespace,
            Name = job.Metadata.Name,
            Uid = job.Metadata.Uid,
            ResourceVersion = job.Metadata.ResourceVersion,
        };
        return status with
        {
            Active = JobPods.IsFinished(job) ? status.Active : status.Active.Add(reference),
            LastScheduleTime = Time.FromDateTimeOffset(due),
        };
    }

    private async ValueTask<Job?> Find(ObjectReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return await Context.Client.Get<Job>(reference.Namespace, reference.Name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private async ValueTask<bool> Delete(CronJob cron, Job job, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Delete<Job>(
                job.Metadata.Namespace,
                job.Metadata.Name,
                new() { PropagationPolicy = DeletionPropagation.Background, Preconditions = new() { Uid = job.Metadata.Uid } },
                cancellationToken);
            Context.Events.Normal(cron, "SuccessfulDelete", $"Deleted job {job.Metadata.Name}");
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return true;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Context.Events.Warning(cron, "FailedDelete", $"Deleted job: {e.Message}");
            return false;
        }
    }

    private static CronJobStatus Without(CronJobStatus status, string uid)
    {
        var active = status.Active.RemoveAll(a => a.Uid == uid);
        return status with { Active = active.IsEmpty ? default : active };
    }
}
