using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Cron;

namespace Dotnetes.Controllers.CronJobs;

/// <summary>Starts jobs by the clock, and keeps only so many of the finished ones.</summary>
public sealed partial class CronJobController : ObjectReconciler
{
    // Clocks of machines differ a little.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);
    // The clock may be set meanwhile, which nobody tells.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);
    private const int ManyMissed = 100;

    private readonly IInformer<CronJob> _crons;
    private readonly IInformer<Job> _jobs;
    private readonly OwnWrites _writes = new();

    /// <summary>Creates the controller.</summary>
    public CronJobController(ControllerContext context)
        : base("cronjob-controller", context)
    {
        _crons = Watch<CronJob>(OnCronJob);
        _jobs = Watch<Job>(OnJob);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_crons.Get(key.Namespace, key.Name) is not { } cron)
        {
            _writes.Forget(key);
            return null;
        }

        if (_writes.IsBehind(key, _crons.ResourceVersion))
        {
            return s_margin;
        }

        var jobs = _jobs.List(key.Namespace).Where(j => Ownership.IsControlledBy(j, cron)).ToList();
        var status = await CleanUp(cron, jobs, cron.Status, cancellationToken);
        status = await Observe(cron, jobs, status, cancellationToken);
        TimeSpan? again = null;
        try
        {
            if (cron.Metadata.DeletionTimestamp is null && FindSchedule(cron) is { } schedule)
            {
                (status, again) = await Start(cron, schedule, status, cancellationToken);
            }
        }
        finally
        {
            await WriteStatus(key, cron, status, cancellationToken);
        }

        return again;
    }

    // Null when the cron job rests or cannot be understood, which is told.
    private CronSchedule? FindSchedule(CronJob cron)
    {
        var zone = Context.Time.LocalTimeZone;
        if (cron.Spec.TimeZone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            Context.Events.Warning(cron, "UnknownTimeZone", $"invalid timeZone: \"{name}\": unknown time zone {name}");
            return null;
        }

        if (cron.Spec.Suspend == true)
        {
            return null;
        }

        if (cron.Spec.Schedule.Contains("TZ", StringComparison.Ordinal))
        {
            Context.Events.Warning(cron, "UnsupportedSchedule", "CRON_TZ or TZ used in schedule \"" + cron.Spec.Schedule + "\" is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details");
        }

        try
        {
            return CronSchedule.Parse(cron.Spec.Schedule, zone);
        }
        catch (FormatException e)
        {
            Context.Events.Warning(cron, "UnparseableSchedule", $"unparseable schedule: \"{cron.Spec.Schedule}\" : {e.Message}");
            return null;
        }
    }

    private async ValueTask<(CronJobStatus Status, TimeSpan? Again)> Start(CronJob cron, CronSchedule schedule, CronJobStatus status, CancellationToken cancellationToken)
    {
        CronTimes times;
        try
        {
            times = CronTimes.Of(cron with { Status = status }, schedule, Now);
        }
        catch (FormatException e)
        {
            Context.Events.Warning(cron, "InvalidSchedule", $"invalid schedule: {cron.Spec.Schedule} : {e.Message}");
            return (status, null);
        }

        TimeSpan? again = times.Next + s_margin - Now is var left && left > s_longestWait ? s_longestWait : left;
        if (times.Missed > ManyMissed && times.Due is not null)
        {
            Context.Events.Warning(cron, "TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }

        if (times.Due is not { } due || !MayStart(cron, status, due))
        {
            return (status, again);
        }

        if (cron.Spec.ConcurrencyPolicy == ConcurrencyPolicy.Replace)
        {
            foreach (var running in status.Active.ToList())
            {
                status = await Replace(cron, running, status, cancellationToken);
            }
        }

        return (await Create(cron, due, status, cancellationToken), again);
    }

    private bool MayStart(CronJob cron, CronJobStatus status, DateTimeOffset due)
    {
        if (cron.Spec.StartingDeadlineSeconds is { } seconds && due.AddSeconds(seconds) < Now)
        {
            Context.Events.Warning(cron, "MissSchedule", string.Create(CultureInfo.InvariantCulture, $"Missed scheduled time to start a job: {due.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000"));
            return false;
        }

        var name = NameOf(cron, due);
        if (status.Active.Any(j => j.Name == name) || status.LastScheduleTime == Time.FromDateTimeOffset(due))
        {
            return false;
        }

        if (cron.Spec.ConcurrencyPolicy == ConcurrencyPolicy.Forbid && !status.Active.IsEmpty)
        {
            Context.Events.Normal(cron, "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
            return false;
        }

        return true;
    }

    private async ValueTask WriteStatus(ObjectKey key, CronJob cron, CronJobStatus status, CancellationToken cancellationToken)
    {
        if (status == cron.Status)
        {
            return;
        }

        try
        {
            _writes.Wrote(key, await Context.Client.UpdateStatus(cron with { Status = status }, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone meanwhile.
        }
    }

    private void OnCronJob(CronJob? old, CronJob? current)
    {
        if (current is null)
        {
            _writes.IsOwn(old, null);
        }

        Enqueue(old, current);
    }

    private void OnJob(Job? old, Job? current)
    {
        if (Ownership.ControllerOf((current ?? old)!) is { Kind: "CronJob" } owner)
        {
            Queue.Add(new((current ?? old)!.Metadata.Namespace, owner.Name));
        }
    }
}
