using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Jobs;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Jobs;

public sealed class JobControllerTests
{
    [Fact]
    public void A_job_runs_as_many_pods_at_once_as_it_may_until_enough_succeeded() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        await cluster.Client.Create(Job(spec => spec with { Completions = 3, Parallelism = 2 }));
        await cluster.Pass(2);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((2, 2, 0), (job.Status.Active, job.Status.Ready, job.Status.Succeeded));
        Assert.NotNull(job.Status.StartTime);
        Assert.Equal(job.Metadata.Uid, job.Spec.Selector!.MatchLabels["batch.kubernetes.io/controller-uid"]);
        var pods = (await cluster.Client.List<Pod>("ns")).Items.ToList();
        Assert.All(pods, p => Assert.Contains("batch.kubernetes.io/job-tracking", p.Metadata.Finalizers));
        kubelets.Outcome = _ => "Succeeded";
        await cluster.SetStatus(pods[0].Metadata.Name, "Succeeded");
        await cluster.SetStatus(pods[1].Metadata.Name, "Succeeded");
        await cluster.Pass(3);
        job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((0, 3, 0, 0), (job.Status.Active, job.Status.Succeeded, job.Status.Failed, job.Status.Terminating));
        Assert.Equal(["SuccessCriteriaMet:CompletionsReached", "Complete:CompletionsReached"], Conditions(job));
        Assert.Equal("Reached expected number of succeeded pods", job.Status.Conditions[1].Message);
        Assert.NotNull(job.Status.CompletionTime);
        Assert.All((await cluster.Client.List<Pod>("ns")).Items.ToList(), p => Assert.Empty(p.Metadata.Finalizers));
        Assert.Contains("Job/j Normal Completed: Job completed", cluster.Events.All);
    });

    [Fact]
    public void What_became_of_jobs_and_their_pods_is_counted() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = _ => "Succeeded";
        var finished = ControllerMetrics.JobsFinished.With("NonIndexed", "CompletionsReached", "succeeded");
        var pods = ControllerMetrics.JobPodsFinished.With("NonIndexed", "succeeded");
        var (jobsBefore, podsBefore) = (finished.Value, pods.Value);
        await cluster.Client.Create(Job(spec => spec with { Completions = 2, Parallelism = 2 }));
        await cluster.Pass(30);

        // Other tests of this process are counted, too.
        Assert.True(finished.Value >= jobsBefore + 1);
        Assert.True(pods.Value >= podsBefore + 2);
        Assert.Contains("job_controller_job_sync_duration_seconds_bucket{action=\"reconciling\",completion_mode=\"NonIndexed\",result=\"success\"", Dotnetes.Machinery.Metrics.MetricRegistry.Write(Dotnetes.Machinery.Metrics.MetricRegistry.Process));
    });

    [Fact]
    public void Every_index_gets_its_own_pod() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = p => Index(p) == 1 ? "Running" : "Succeeded";
        await cluster.Client.Create(Job(spec => spec with { Completions = 4, Parallelism = 4, CompletionMode = "Indexed" }));
        await cluster.Pass(3);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal(("0,2,3", 3, 1), (job.Status.CompletedIndexes, job.Status.Succeeded, job.Status.Active));
        var pod = (await cluster.Client.List<Pod>("ns")).Items.Find(p => Index(p) == 1)!;
        Assert.StartsWith("j-1-", pod.Metadata.Name);
        Assert.Equal(("j-1", "1"), (pod.Spec.Hostname, pod.Metadata.Labels["batch.kubernetes.io/job-completion-index"]));
        Assert.Contains(pod.Spec.Containers[0].Env.ToList(), e => e.Name == "JOB_COMPLETION_INDEX");
        await cluster.SetStatus(pod.Metadata.Name, "Succeeded");
        await cluster.Pass(3);
        job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal(("0-3", "Complete:CompletionsReached"), (job.Status.CompletedIndexes, Conditions(job)[^1]));
    });

    [Fact]
    public void Failed_pods_are_replaced_ever_later_until_the_limit() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = _ => "Failed";
        await cluster.Client.Create(Job(spec => spec with { BackoffLimit = 2 }));
        await cluster.Pass(5);
        Assert.Single(kubelets.Started);
        await cluster.Pass(10);
        Assert.Equal(2, kubelets.Started.Count);
        await cluster.Pass(12);
        Assert.Equal(2, kubelets.Started.Count);
        await cluster.Pass(10);
        Assert.Equal(3, kubelets.Started.Count);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal(3, job.Status.Failed);
        Assert.Equal(["FailureTarget:BackoffLimitExceeded", "Failed:BackoffLimitExceeded"], Conditions(job));
        Assert.Contains("Job/j Warning BackoffLimitExceeded: Job has reached the specified backoff limit", cluster.Events.All);
    });

    [Fact]
    public void Failures_may_count_for_each_index_by_itself() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = p => Index(p) == 1 ? "Failed" : "Succeeded";
        await cluster.Client.Create(Job(spec => spec with { Completions = 3, Parallelism = 3, CompletionMode = "Indexed", BackoffLimitPerIndex = 1 }));
        await cluster.Pass(60);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal(("0,2", "1", 2, 2), (job.Status.CompletedIndexes, job.Status.FailedIndexes, job.Status.Succeeded, job.Status.Failed));
        Assert.Equal("Failed:FailedIndexes", Conditions(job)[^1]);
        var counts = (await cluster.Client.List<Pod>("ns")).Items.Where(p => Index(p) == 1).Select(p => p.Metadata.Annotations["batch.kubernetes.io/job-index-failure-count"]);
        Assert.Equal(["0", "1"], counts.Order());
    });

    [Fact]
    public void A_failure_policy_ends_the_job_or_ignores_the_failure() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = p => kubelets.Started.Count > 2 ? "Succeeded" : "Failed";
        kubelets.ExitCode = _ => 7;
        PodFailurePolicy Policy(string action) => new() { Rules = [new() { Action = action, OnExitCodes = new() { Operator = "In", Values = [7] } }] };
        await cluster.Client.Create(Job(spec => spec with { BackoffLimit = 0, PodFailurePolicy = Policy("Ignore") }));
        await cluster.Pass(120);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((0, 1, "Complete:CompletionsReached"), (job.Status.Failed, job.Status.Succeeded, Conditions(job)[^1]));
        kubelets.Started.Clear();
        var second = Job(spec => spec with { BackoffLimit = 5, PodFailurePolicy = Policy("FailJob") });
        await cluster.Client.Create(second with { Metadata = second.Metadata with { Name = "k" } });
        await cluster.Pass(5);
        job = await cluster.Client.Get<Job>("ns", "k");
        Assert.Equal("Failed:PodFailurePolicy", Conditions(job)[^1]);
        Assert.Equal($"Container c for pod ns/{kubelets.Started[0]} failed with exit code 7 matching FailJob rule at index 0", job.Status.Conditions[^1].Message);
    });

    [Fact]
    public void A_success_policy_ends_the_job_early_and_its_other_pods() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Outcome = p => Index(p) == 0 ? "Succeeded" : "Running";
        await cluster.Client.Create(Job(spec => spec with
        {
            Completions = 3,
            Parallelism = 3,
            CompletionMode = "Indexed",
            SuccessPolicy = new() { Rules = [new() { SucceededIndexes = "0" }] },
        }));
        await cluster.Pass(5);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal(["SuccessCriteriaMet:SuccessPolicy", "Complete:SuccessPolicy"], Conditions(job));
        Assert.Equal(("Matched rules at index 0", 1, 0, 0), (job.Status.Conditions[1].Message, job.Status.Succeeded, job.Status.Failed, job.Status.Active));
        Assert.Single((await cluster.Client.List<Pod>("ns")).Items.ToList());
    });

    [Fact]
    public void A_suspended_job_has_no_pods_until_it_is_resumed() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await cluster.Client.Create(Job(spec => spec with { Parallelism = 2, Completions = 2 }));
        await cluster.Pass(2);
        await Suspend(cluster, true);
        await cluster.Pass(2);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal("", await cluster.Names<Pod>("ns"));
        Assert.Equal(["Suspended:JobSuspended"], Conditions(job));
        Assert.Equal((0, 0), (job.Status.Active, job.Status.Failed));
        Assert.Null(job.Status.StartTime);
        await Suspend(cluster, false);
        await cluster.Pass(2);
        job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((2, "False"), (job.Status.Active, job.Status.Conditions[0].Status));
        Assert.NotNull(job.Status.StartTime);
        Assert.Equal(["Job/j Normal Suspended: Job suspended", "Job/j Normal Resumed: Job resumed"], cluster.Events.All.Where(e => e.Contains(": Job ", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_deadline_ends_a_job_that_takes_too_long() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await cluster.Client.Create(Job(spec => spec with { ActiveDeadlineSeconds = 30 }));
        await cluster.Pass(28);
        Assert.Equal(1, (await cluster.Client.Get<Job>("ns", "j")).Status.Active);
        await cluster.Pass(5);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((0, 1, "Failed:DeadlineExceeded"), (job.Status.Active, job.Status.Failed, Conditions(job)[^1]));
    });

    [Fact]
    public void Pods_that_are_ending_may_have_to_end_before_they_are_replaced() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        kubelets.Ends = _ => false;
        await cluster.Client.Create(Job(spec => spec with { PodReplacementPolicy = "Failed" }));
        await cluster.Pass(2);
        var pod = Assert.Single((await cluster.Client.List<Pod>("ns")).Items.ToList());
        await cluster.Client.Delete<Pod>("ns", pod.Metadata.Name);
        await cluster.Pass(5);
        var job = await cluster.Client.Get<Job>("ns", "j");
        Assert.Equal((0, 1, 1), (job.Status.Active, job.Status.Terminating, kubelets.Started.Count));
        await cluster.SetStatus(pod.Metadata.Name, "Failed");
        await cluster.Pass(15);
        Assert.Equal(2, kubelets.Started.Count);
    });

    [Fact]
    public void Jobs_of_other_controllers_are_left_alone() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster);
        await cluster.Client.Create(Job(spec => spec with { ManagedBy = "example.com/other" }));
        await cluster.Pass(5);
        Assert.Empty(kubelets.Started);
        Assert.Null((await cluster.Client.Get<Job>("ns", "j")).Status.StartTime);
    });

    [Fact]
    public void Pods_of_a_job_that_is_gone_lose_their_finalizer() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        await cluster.Client.Create(Job(spec => spec));
        await cluster.Pass(2);
        await cluster.Client.Delete<Job>("ns", "j", new() { PropagationPolicy = "Background" });
        await cluster.Pass(2);
        Assert.Empty(Assert.Single((await cluster.Client.List<Pod>("ns")).Items.ToList()).Metadata.Finalizers);
    });

    private static async Task<FakeKubelets> Begin(SimulatedCluster cluster)
    {
        await cluster.AddNamespace("ns");
        var kubelets = new FakeKubelets(cluster.Context);
        await cluster.Start(new JobController(cluster.Context), kubelets);
        return kubelets;
    }

    private static int Index(Pod pod) => int.Parse(pod.Metadata.Annotations["batch.kubernetes.io/job-completion-index"]);

    private static string[] Conditions(Job job) => [.. job.Status.Conditions.Select(c => $"{c.Type}:{c.Reason}")];

    private static async Task Suspend(SimulatedCluster cluster, bool suspend)
    {
        var job = await cluster.Client.Get<Job>("ns", "j");
        await cluster.Client.Update(job with { Spec = job.Spec with { Suspend = suspend } });
    }

    private static Job Job(Func<JobSpec, JobSpec> change) => new()
    {
        Metadata = new() { Namespace = "ns", Name = "j" },
        Spec = change(new JobSpec { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "c", Image = "i" }] } } }),
    };
}
