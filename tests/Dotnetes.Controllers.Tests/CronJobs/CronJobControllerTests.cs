using Dotnetes.Api.Batch.V1;
using Dotnetes.Controllers.CronJobs;
using Dotnetes.Controllers.Jobs;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.CronJobs;

public sealed class CronJobControllerTests
{
    [Fact]
    public void A_job_starts_at_every_time_and_only_so_many_are_kept() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = _ => "Succeeded";
        await cluster.Client.Create(Cron("* * * * *"));
        await cluster.Pass(60 * 6);
        var cron = await cluster.Client.Get<CronJob>("ns", "c");
        Assert.Equal(6, kubelets.Started.Count);
        Assert.Empty(cron.Status.Active.ToList());
        Assert.NotNull(cron.Status.LastSuccessfulTime);
        var jobs = (await cluster.Client.List<Job>("ns")).Items.ToList();
        Assert.Equal(3, jobs.Count);
        Assert.All(jobs, j => Assert.Equal($"c-{DateTimeOffset.Parse(j.Metadata.Annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"]).ToUnixTimeSeconds() / 60}", j.Metadata.Name));
        Assert.Contains(cluster.Events.All, e => e.StartsWith("CronJob/c Normal SuccessfulCreate: Created job c-", StringComparison.Ordinal));
        Assert.Contains(cluster.Events.All, e => e.StartsWith("CronJob/c Normal SawCompletedJob: Saw completed job: c-", StringComparison.Ordinal) && e.EndsWith("condition: Complete", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("Allow", 3, 3)]
    [InlineData("Forbid", 1, 1)]
    [InlineData("Replace", 3, 1)]
    public void Running_jobs_are_joined_kept_or_replaced(string policy, int started, int active) => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        await cluster.Client.Create(Cron("* * * * *", spec => spec with { ConcurrencyPolicy = policy }));
        await cluster.Pass(60 * 3);
        Assert.Equal(started, kubelets.Started.Count);
        Assert.Equal(active, (await cluster.Client.Get<CronJob>("ns", "c")).Status.Active.Count);
        Assert.Equal(active, (await cluster.Client.List<Job>("ns")).Items.Count);
        Assert.Equal(policy == "Forbid", cluster.Events.All.Exists(e => e.StartsWith("CronJob/c Normal JobAlreadyActive", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_suspended_one_starts_nothing_and_then_only_what_is_not_too_late() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = _ => "Succeeded";
        var cron = await cluster.Client.Create(Cron("0 * * * *", spec => spec with { Suspend = true, StartingDeadlineSeconds = 100 }));
        await cluster.Pass(3600 * 3);
        Assert.Empty(kubelets.Started);
        var minutes = cluster.Now.Minute;
        await cluster.Pass(((60 - minutes) * 60) + 300);
        await cluster.Client.Update(cron with { Metadata = cron.Metadata with { ResourceVersion = "" }, Spec = cron.Spec with { Suspend = false } });
        await cluster.Pass(60);
        Assert.Empty(kubelets.Started);
        await cluster.Pass(3600);
        Assert.Single(kubelets.Started);
    });

    [Theory]
    [InlineData("0 0 31 2 *", null, "InvalidSchedule: invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second")]
    [InlineData("* * * * *", "Nowhere/Land", "UnknownTimeZone: invalid timeZone: \"Nowhere/Land\": unknown time zone Nowhere/Land")]
    public void What_cannot_be_understood_is_told(string schedule, string? zone, string expected) => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        var cron = await cluster.Client.Create(Cron("0 0 1 1 *"));
        await cluster.Plant("cronjobs", cron with { Spec = cron.Spec with { Schedule = schedule, TimeZone = zone } });
        await cluster.Pass(70);
        Assert.Contains($"CronJob/c Warning {expected}", cluster.Events.All);
        Assert.Equal("", await cluster.Names<Job>("ns"));
    });

    [Fact]
    public void A_clock_that_is_set_forwards_starts_the_last_missed_job_and_set_back_none_twice() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = _ => "Succeeded";
        await cluster.Client.Create(Cron("0 * * * *"));
        await cluster.Pass(10);
        cluster.Clock.Ahead = TimeSpan.FromHours(5);
        await cluster.Pass(90);
        Assert.Single(kubelets.Started);
        cluster.Clock.Ahead = TimeSpan.FromHours(4);
        await cluster.Pass(1800);
        Assert.Single(kubelets.Started);
        await cluster.Pass(2 * 3600);
        Assert.Equal(2, kubelets.Started.Count);
    });

    private static async Task<FakeKubelets> Begin(SimulatedCluster cluster)
    {
        await cluster.AddNamespace("ns");
        var kubelets = new FakeKubelets(cluster.Context);
        await cluster.Start(new CronJobController(cluster.Context), new JobController(cluster.Context), kubelets);
        return kubelets;
    }

    private static CronJob Cron(string schedule, Func<CronJobSpec, CronJobSpec>? change = null)
    {
        var spec = new CronJobSpec
        {
            Schedule = schedule,
            TimeZone = "Etc/UTC",
            JobTemplate = new() { Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "c", Image = "i" }] } } } },
        };
        return new() { Metadata = new() { Namespace = "ns", Name = "c" }, Spec = change is null ? spec : change(spec) };
    }
}
