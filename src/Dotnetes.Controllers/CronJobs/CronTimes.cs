using Dotnetes.Api.Batch.V1;
using Dotnetes.Machinery.Cron;

namespace Dotnetes.Controllers.CronJobs;

/// <summary>When a cron job must start its next job.</summary>
/// <param name="Due">The latest time that has come and has no job yet; null when none.</param>
/// <param name="Missed">About how many times have come.</param>
/// <param name="Next">The next time to come.</param>
internal readonly record struct CronTimes(DateTimeOffset? Due, long Missed, DateTimeOffset Next)
{
    /// <summary>Computes it.</summary>
    /// <exception cref="FormatException">The schedule never comes.</exception>
    public static CronTimes Of(CronJob job, CronSchedule schedule, DateTimeOffset now)
    {
        var earliest = (job.Status.LastScheduleTime ?? job.Metadata.CreationTimestamp).ToDateTimeOffset();
        var (due, missed) = Latest(Limit(job, earliest, now), schedule, now);

        // The next time is reckoned without the deadline, so that an interval keeps its beat.
        var (latest, _) = Latest(earliest, schedule, now);
        var next = schedule.Next(latest ?? earliest) is { } after && after > now ? after : schedule.Next(now) ?? throw Never();
        return new(due, missed, next);
    }

    private static DateTimeOffset Limit(CronJob job, DateTimeOffset earliest, DateTimeOffset now) =>
        job.Spec.StartingDeadlineSeconds is { } seconds && now.AddSeconds(-seconds) is var limit && limit > earliest ? limit : earliest;

    // Counts by the distance of the first two times, so that years of missed ones cost nothing.
    private static (DateTimeOffset? Latest, long Count) Latest(DateTimeOffset earliest, CronSchedule schedule, DateTimeOffset now)
    {
        var first = schedule.Next(earliest) ?? throw Never();
        if (now < first)
        {
            return (null, 0);
        }

        var second = schedule.Next(first) ?? throw Never();
        if (now < second)
        {
            return (first, 1);
        }

        var distance = (second - first).TotalSeconds;
        var count = (long)((now - first).TotalSeconds / distance) + 1;
        DateTimeOffset? latest = null;
        for (var time = schedule.Next(first.AddSeconds((count - 2) * distance)); time <= now; time = schedule.Next(time.Value))
        {
            latest = time;
        }

        return (latest, count);
    }

    private static FormatException Never() => new("time difference between two schedules is less than 1 second");
}
