using Dotnetes.Api.Batch.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Tests.Simulation;
using Dotnetes.Controllers.TtlAfterFinished;

namespace Dotnetes.Controllers.Tests.TtlAfterFinished;

public sealed class TtlAfterFinishedControllerTests
{
    [Fact]
    public void Finished_jobs_go_after_their_time_and_others_stay() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new TtlAfterFinishedController(cluster.Context));
        await Add(cluster, "ended", 100, "Complete");
        await Add(cluster, "failed", 0, "Failed");
        await Add(cluster, "runs", 100, "");
        await Add(cluster, "forever", null, "Complete");
        await cluster.Pass(90);
        Assert.Equal("ended,failed,forever,runs", await cluster.Names<Job>());
        Assert.Equal(["failed"], await Deleted(cluster));
        await cluster.Client.Patch<Job>("ns", "ended", ObjectPatch.Merge("""{"spec":{"ttlSecondsAfterFinished":200}}"""));
        await cluster.Pass(50);
        Assert.Equal(["failed"], await Deleted(cluster));
        await cluster.Pass(70);
        Assert.Equal(["ended", "failed"], await Deleted(cluster));
        Assert.Contains("foregroundDeletion", (await cluster.Client.Get<Job>("ns", "ended")).Metadata.Finalizers);
    });

    private static async Task Add(SimulatedCluster cluster, string name, int? ttl, string end)
    {
        var job = await cluster.Client.Create(new Job
        {
            Metadata = new() { Namespace = "ns", Name = name },
            Spec = new() { TtlSecondsAfterFinished = ttl, Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "c", Image = "i" }] } } },
        });
        if (end.Length == 0)
        {
            return;
        }

        var now = Time.FromDateTimeOffset(cluster.Now);
        ValueList<JobCondition> conditions = end == "Failed"
            ? [new() { Type = "FailureTarget", Status = "True", LastTransitionTime = now }, new() { Type = "Failed", Status = "True", LastTransitionTime = now }]
            : [new() { Type = "SuccessCriteriaMet", Status = "True", LastTransitionTime = now }, new() { Type = "Complete", Status = "True", LastTransitionTime = now }];
        await cluster.Client.UpdateStatus(job with
        {
            Status = new() { StartTime = now, CompletionTime = end == "Complete" ? now : null, Succeeded = end == "Complete" ? 1 : 0, Failed = end == "Failed" ? 1 : 0, Conditions = conditions, UncountedTerminatedPods = new() },
        });
    }

    private static async Task<IEnumerable<string>> Deleted(SimulatedCluster cluster) =>
        (await cluster.Client.List<Job>("ns")).Items.Where(j => j.Metadata.DeletionTimestamp is not null).Select(j => j.Metadata.Name).ToArray();
}
