using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.DaemonSets;
using Dotnetes.Controllers.Deployments;
using Dotnetes.Controllers.Jobs;
using Dotnetes.Controllers.ReplicaSets;
using Dotnetes.Controllers.ReplicationControllers;
using Dotnetes.Controllers.StatefulSets;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Workloads;

/// <summary>A fifth of all requests and answers of the controllers is lost.</summary>
public sealed class WorkloadFaultTests
{
    private const double Loss = 0.2;
    private static readonly ValueMap<string> s_labels = ValueMap.Of(("app", "a"));

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Jobs_count_every_pod_once(int seed) => SimulatedCluster.Run(
        async cluster =>
        {
            var (kubelets, context) = Flaky(cluster, seed);
            await cluster.AddNamespace("ns");
            await cluster.Start(new JobController(context), kubelets);
            var ended = 0;
            kubelets.Outcome = _ => ++ended % 3 == 0 ? "Failed" : "Succeeded";
            await cluster.Client.Create(NewJob("plain", spec => spec));
            await cluster.Client.Create(NewJob("indexed", spec => spec with { CompletionMode = "Indexed" }));
            await cluster.Pass(3600);
            foreach (var name in new[] { "plain", "indexed" })
            {
                var job = await cluster.Client.Get<Job>("ns", name);
                var pods = (await cluster.Client.List<Pod>("ns")).Items.Where(p => p.Metadata.Labels["job-name"] == name).ToList();
                Assert.Contains(job.Status.Conditions.ToList(), c => c.Type == "Complete");
                Assert.Equal(pods.Count(p => p.Status.Phase == "Failed"), job.Status.Failed);
                Assert.Equal(name == "plain" ? pods.Count(p => p.Status.Phase == "Succeeded") : 10, job.Status.Succeeded);
                Assert.All(pods, p => Assert.Empty(p.Metadata.Finalizers));
            }
        },
        seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stateful_sets_and_daemon_sets_arrive_where_they_should(int seed) => SimulatedCluster.Run(
        async cluster =>
        {
            var (kubelets, context) = Flaky(cluster, seed);
            await cluster.AddNamespace("ns");
            foreach (var node in new[] { "n1", "n2", "n3", "n4" })
            {
                await cluster.AddNode(node);
            }

            await cluster.Start(new StatefulSetController(context), new DaemonSetController(context), kubelets);
            var template = new PodTemplateSpec { Metadata = new() { Labels = s_labels }, Spec = new() { Containers = [new() { Name = "c", Image = "one" }] } };
            var set = await cluster.Client.Create(new StatefulSet
            {
                Metadata = new() { Namespace = "ns", Name = "web" },
                Spec = new() { Replicas = 5, Selector = new() { MatchLabels = s_labels }, Template = template },
            });
            var daemons = await cluster.Client.Create(new DaemonSet
            {
                Metadata = new() { Namespace = "ns", Name = "agent" },
                Spec = new() { Selector = new() { MatchLabels = s_labels }, Template = template },
            });
            await cluster.Pass(600);
            Assert.Equal("one:9", await Images(cluster));
            var changed = template with { Spec = template.Spec with { Containers = [new() { Name = "c", Image = "two" }] } };
            set = await cluster.Client.Get<StatefulSet>("ns", "web");
            await cluster.Client.Update(set with { Spec = set.Spec with { Replicas = 3, Template = changed } });
            daemons = await cluster.Client.Get<DaemonSet>("ns", "agent");
            await cluster.Client.Update(daemons with { Spec = daemons.Spec with { Template = changed } });
            await cluster.Pass(1200);
            Assert.Equal("two:7", await Images(cluster));
            Assert.Equal(3, (await cluster.Client.Get<StatefulSet>("ns", "web")).Status.UpdatedReplicas);
            Assert.Equal(4, (await cluster.Client.Get<DaemonSet>("ns", "agent")).Status.UpdatedNumberScheduled);
        },
        seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Replica_sets_replication_controllers_and_deployments_end_with_the_pods_asked_for(int seed) => SimulatedCluster.Run(
        async cluster =>
        {
            var (kubelets, context) = Flaky(cluster, seed);
            await cluster.AddNamespace("ns");
            await cluster.Start(new DeploymentController(context), new ReplicaSetController(context), new ReplicationControllerController(context), kubelets);
            PodTemplateSpec Template(string app, string image) => new() { Metadata = new() { Labels = ValueMap.Of(("app", app)) }, Spec = new() { Containers = [new() { Name = "c", Image = image }] } };
            await cluster.Client.Create(new ReplicaSet
            {
                Metadata = new() { Namespace = "ns", Name = "set" },
                Spec = new() { Replicas = 12, Selector = new() { MatchLabels = ValueMap.Of(("app", "set")) }, Template = Template("set", "s") },
            });
            await cluster.Client.Create(new ReplicationController
            {
                Metadata = new() { Namespace = "ns", Name = "rc" },
                Spec = new() { Replicas = 7, Selector = ValueMap.Of(("app", "rc")), Template = Template("rc", "r") },
            });
            await cluster.Client.Create(new Deployment
            {
                Metadata = new() { Namespace = "ns", Name = "web" },
                Spec = new() { Replicas = 5, Selector = new() { MatchLabels = ValueMap.Of(("app", "web")) }, Template = Template("web", "one") },
            });
            await cluster.Pass(900);
            Assert.Equal("one:5,r:7,s:12", await Images(cluster));
            var set = await cluster.Client.Get<ReplicaSet>("ns", "set");
            await cluster.Client.Update(set with { Spec = set.Spec with { Replicas = 2 } });
            var web = await cluster.Client.Get<Deployment>("ns", "web");
            await cluster.Client.Update(web with { Spec = web.Spec with { Template = Template("web", "two") } });
            await cluster.Pass(1800);
            Assert.Equal("r:7,s:2,two:5", await Images(cluster));
            Assert.Equal(2, (await cluster.Client.Get<ReplicaSet>("ns", "set")).Status.AvailableReplicas);
            Assert.Equal(7, (await cluster.Client.Get<ReplicationController>("ns", "rc")).Status.AvailableReplicas);
            Assert.Equal(5, (await cluster.Client.Get<Deployment>("ns", "web")).Status.UpdatedReplicas);
        },
        seed);

    private static (FakeKubelets Kubelets, ControllerContext Context) Flaky(SimulatedCluster cluster, int seed) =>
        (new(cluster.Context), cluster.Context with { Client = new FlakyClient(cluster.Client, new Random(seed), Loss) });

    private static async Task<string> Images(SimulatedCluster cluster) =>
        string.Join(',', (await cluster.Client.List<Pod>("ns")).Items.ToList().GroupBy(p => p.Spec.Containers[0].Image).Select(g => $"{g.Key}:{g.Count()}").Order(StringComparer.Ordinal));

    private static Job NewJob(string name, Func<JobSpec, JobSpec> change) => new()
    {
        Metadata = new() { Namespace = "ns", Name = name },
        Spec = change(new JobSpec
        {
            Completions = 10,
            Parallelism = 4,
            BackoffLimit = 100,
            Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "c", Image = "i" }] } },
        }),
    };
}
