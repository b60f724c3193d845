using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing.Tests;

public sealed class TestClusterTests
{
    [Fact]
    public async Task A_deployment_becomes_available_in_real_time()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 3 });
        await cluster.Client.Create(Workloads.Deployment("web", 5));
        var made = await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        Assert.Equal(5, made.Status.ReadyReplicas);
        var pods = await cluster.Client.List<Pod>("default");
        Assert.All(pods.Items.ToArray(), p => Assert.NotEmpty(p.Status.PodIP));
        Assert.Equal(5, pods.Items.Map(p => p.Status.PodIP).Distinct().Count());
    }

    [Fact]
    public async Task A_deployment_becomes_available_in_virtual_time()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2, VirtualTime = true, PodRules = [new(_ => true, new() { StartDelay = TimeSpan.FromMinutes(2) })] });
        var start = cluster.Time.GetUtcNow();
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        Assert.InRange(cluster.Time.GetUtcNow() - start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void A_deployment_becomes_available_in_a_loop_on_one_thread() => VirtualLoop.Run(async _ =>
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2 });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
    });

    [Fact]
    public async Task A_job_completes_and_one_that_fails_gives_up()
    {
        await using var cluster = await TestCluster.StartAsync(new()
        {
            Nodes = 1,
            VirtualTime = true,
            PodRules = [PodRule.ForLabel("job", "bad", PodBehavior.Fails(TimeSpan.FromSeconds(2), 7))],
        });
        await cluster.Client.Create(Workloads.Job("good", 3));
        await cluster.Client.Create(Workloads.Job("bad", 1, backoffLimit: 1));
        await cluster.WaitFor<Job>("default", "good", j => j.Status.Conditions.Any(c => c is { Type: "Complete", Status: "True" }));
        await cluster.WaitFor<Job>("default", "bad", j => j.Status.Conditions.Any(c => c is { Type: "Failed", Status: "True" }));
        var failed = (await cluster.Client.List<Pod>("default")).Items.Find(p => p.Metadata.Labels["job"] == "bad")!;
        Assert.Equal(7, failed.Status.ContainerStatuses[0].State.Terminated!.ExitCode);
    }

    [Fact]
    public async Task A_pod_that_crashes_is_restarted_with_back_off()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, PodRules = [new(_ => true, PodBehavior.Fails(TimeSpan.FromSeconds(1)))] });
        await WithAccount(cluster);
        await cluster.Client.Create(Workloads.Pod("p"));
        var waiting = await cluster.WaitFor<Pod>("default", "p", p => p.Status.ContainerStatuses.Any(c => c is { RestartCount: 3, State.Waiting.Reason: "CrashLoopBackOff" }));
        Assert.Equal("Running", waiting.Status.Phase);
        Assert.Equal(1, waiting.Status.ContainerStatuses[0].LastState.Terminated!.ExitCode);
    }

    [Fact]
    public async Task A_wait_in_vain_says_what_was_seen()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, PodRules = [new(_ => true, PodBehavior.NeverStarts())] });
        await WithAccount(cluster);
        await cluster.Client.Create(Workloads.Pod("p"));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => cluster.WaitFor<Pod>("default", "p", p => p.Status.Phase == "Running", TimeSpan.FromMinutes(1)));
        Assert.Contains("waited 60 s in vain for Pod default/p", error.Message);
        Assert.Contains("ImagePullBackOff", error.Message);
        var missing = await Assert.ThrowsAsync<TimeoutException>(() => cluster.WaitFor<Pod>("default", "q", _ => true, TimeSpan.FromSeconds(1)));
        Assert.Contains("it does not exist", missing.Message);
    }

    [Fact]
    public async Task Dozens_of_clusters_run_beside_each_other_and_know_nothing_of_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
        {
            await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, Seed = i });
            await cluster.Client.Create(Workloads.Deployment($"web-{i}", 1));
            await cluster.WaitFor<Deployment>("default", $"web-{i}", Workloads.IsAvailable, TimeSpan.FromMinutes(2));
            var all = await cluster.Client.List<Deployment>();
            Assert.Equal($"web-{i}", Assert.Single(all.Items.ToArray()).Metadata.Name);
        }));
    }

    [Fact]
    public void Nothing_runs_after_the_end() => VirtualLoop.Run(async loop =>
    {
        var cluster = await TestCluster.StartAsync(new() { Nodes = 2 });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        await cluster.DisposeAsync();
        // Queues may have a last timer; nothing sets a new one.
        await loop.Pass(TimeSpan.FromHours(1));
        Assert.Null(loop.Time.NextDue);
    });

    [Fact]
    public async Task Users_may_do_what_roles_grant()
    {
        await using var cluster = await TestCluster.StartAsync();
        var alice = cluster.ClientFor("alice");
        var refused = await Assert.ThrowsAsync<KubeApiException>(async () => await alice.List<ConfigMap>("default"));
        Assert.Equal(403, refused.Code);
        await cluster.Grant("alice", new Api.Rbac.V1.PolicyRule { ApiGroups = [""], Resources = ["configmaps"], Verbs = ["list"] });
        await cluster.WaitFor(
            async () =>
            {
                await alice.List<ConfigMap>("default");
                return true;
            },
            "alice's right to list");
    }

    [Fact]
    public async Task Objects_come_from_yaml()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            data: {color: red}
            """;
        await using var cluster = await TestCluster.StartAsync(new() { Yaml = Yaml });
        Assert.Equal("red", (await cluster.Client.Get<ConfigMap>("shop", "settings")).Data["color"]);
    }

    [Fact]
    public async Task The_first_nodes_have_what_controllers_give_and_are_written_once_more()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 120, VirtualTime = true, RecordRequests = true });
        await cluster.WaitForAll<Node>(null, all => all.All(n => n.Spec.Taints.IsEmpty));
        await cluster.WaitForAll<Lease>("kube-node-lease", all => all.Count == 120);
        var nodes = (await cluster.Client.List<Node>()).Items;
        Assert.Equal(120, nodes.Select(n => n.Spec.PodCidr).Where(r => r.StartsWith("10.128.", StringComparison.Ordinal)).Distinct().Count());
        Assert.All(nodes, n => Assert.Equal("15", n.Metadata.Annotations["node.alpha.kubernetes.io/ttl"]));
        Assert.All(cluster.Requests.Where(r => r is { Resource: "nodes", Verb: "patch" or "update" }).GroupBy(r => r.Name), writes => Assert.Single(writes));

        // Whoever comes later has it from the controllers.
        var late = await cluster.Nodes.Add(1);
        await cluster.WaitFor<Node>(null, late[0].Name, n => n.Spec.PodCidr.Length > 0 && n.Metadata.Annotations.ContainsKey("node.alpha.kubernetes.io/ttl"));
    }

    [Fact]
    public async Task A_reset_goes_back_to_a_snapshot()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true });
        await cluster.Client.Create(Workloads.Deployment("web", 2));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        var snapshot = await cluster.Snapshot();
        await cluster.Client.Create(Workloads.Deployment("other", 2));
        await cluster.WaitFor<Deployment>("default", "other", Workloads.IsAvailable);
        await cluster.Client.Delete<Deployment>("default", "web");
        await cluster.Nodes.Add(1);
        await cluster.Reset(snapshot);
        await cluster.WaitForAll<Deployment>(null, all => all.Count == 1 && all[0].Metadata.Name == "web");
        await cluster.Advance(TimeSpan.FromMinutes(1));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        Assert.Equal(2, (await cluster.Client.List<Pod>("default")).Items.Count);
        Assert.Single((await cluster.Client.List<Node>()).Items.ToArray());
    }

    [Fact]
    public async Task Pods_of_a_lost_node_are_replaced_and_the_node_comes_back()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 2, VirtualTime = true });
        await cluster.Client.Create(Workloads.Deployment("web", 4));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        cluster.Nodes.Stop("node-0");
        await cluster.WaitForAll<Pod>(
            "default",
            pods => pods.Count(p => p.Metadata.DeletionTimestamp is null && p.Spec.NodeName == "node-1" && p.Status.Phase == "Running") == 4,
            TimeSpan.FromMinutes(15));
        await cluster.Nodes.Start("node-0");
        await cluster.WaitFor<Node>(null, "node-0", n => n.Status.Conditions.Any(c => c is { Type: "Ready", Status: "True" }) && n.Spec.Taints.IsEmpty);
        await cluster.WaitForAll<Pod>("default", pods => pods.Count == 4);
        var events = await cluster.Events();
        Assert.Contains(events, e => e.Reason == "NodeNotReady");
    }

    private static Task WithAccount(TestCluster cluster) => cluster.WaitFor<ServiceAccount>("default", "default", _ => true);
}
