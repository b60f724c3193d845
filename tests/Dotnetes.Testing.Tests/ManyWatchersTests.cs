using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Faults;

namespace Dotnetes.Testing.Tests;

public sealed class ManyWatchersTests
{
    [Fact]
    public async Task Whoever_watches_the_pods_of_a_node_or_one_object_sees_exactly_those()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Controllers = [], Scheduler = false, Admission = null });
        await cluster.Client.Create(Workloads.Pod("seed"));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var watches = new[] { "spec.nodeName=a", "spec.nodeName=b", "spec.nodeName=", "metadata.name=p1", "status.phase=Pending,spec.nodeName!=a", "" }
            .Select(selector => See(cluster, selector, stop.Token)).ToArray();
        for (var i = 0; i < 4; i++)
        {
            await cluster.Client.Create(Workloads.Pod($"p{i}"));
        }

        foreach (var (pod, node) in new[] { ("p0", "a"), ("p1", "b"), ("p2", "a") })
        {
            var binding = new Binding { Metadata = new() { Namespace = "default", Name = pod }, Target = new() { Kind = "Node", Name = node } };
            await cluster.Client.PostSubresource<Pod, Binding, Status>("default", pod, "binding", binding);
        }

        await cluster.Client.Delete<Pod>("default", "p3");
        await cluster.Client.Create(Workloads.Pod("end") with { Spec = Workloads.Pod("end").Spec with { NodeName = "a" } });
        var expected = new[]
        {
            "Added p0 Added p2 Added end",
            "Added p1",
            "Added p0 Added p1 Added p2 Added p3 Deleted p0 Deleted p1 Deleted p2 Deleted p3",
            "Added p1 Modified p1",
            "Added p0 Added p1 Added p2 Added p3 Deleted p0 Modified p1 Deleted p2 Deleted p3",
            "Added p0 Added p1 Added p2 Added p3 Modified p0 Modified p1 Modified p2 Deleted p3 Added end",
        };
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], await watches[i](expected[i].Split(' ').Length / 2));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_watch_outlasts_thousands_of_objects_that_one_client_makes_without_a_pause(bool together) => VirtualLoop.Run(async _ =>
    {
        const int count = 6000;
        await using var cluster = await TestCluster.StartAsync(new() { Controllers = [], Scheduler = false, Admission = null });
        var begun = new TaskCompletionSource();
        var seen = 0;
        var watch = Watch();
        await Create(0);
        await begun.Task;
        if (together)
        {
            foreach (var creation in Enumerable.Range(1, count - 1).Select(Create).ToList())
            {
                await creation;
            }
        }
        else
        {
            for (var i = 1; i < count; i++)
            {
                await Create(i);
            }
        }

        await watch;
        Assert.Equal(count, seen);

        Task Create(int i) => cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = $"c{i}" } }).AsTask();

        async Task Watch()
        {
            await foreach (var change in cluster.Client.Watch<ConfigMap>("default"))
            {
                if (change.Object.Metadata.Name.StartsWith('c') && ++seen == count)
                {
                    return;
                }

                begun.TrySetResult();
            }
        }
    });

    [Fact]
    public async Task A_replica_set_that_is_gone_gets_no_new_pods_although_its_controller_still_sees_it()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Nodes = 1, VirtualTime = true, RecordRequests = true });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Deployment>("default", "web", Workloads.IsAvailable);
        using var late = cluster.Faults.Add(new Fault(FaultEffect.Delay(TimeSpan.FromMinutes(2))) { Verb = "watch", Resource = "replicasets", User = "system:kube-controller-manager" });
        cluster.Faults.DropWatches("system:kube-controller-manager", "replicasets");
        await cluster.Advance(TimeSpan.FromSeconds(40));
        var before = Created(cluster);
        await cluster.Client.Delete<Deployment>("default", "web");
        await cluster.Advance(TimeSpan.FromSeconds(100));
        Assert.InRange(Created(cluster) - before, 0, 3);
    }

    private static int Created(TestCluster cluster) => cluster.Requests.Count(r => r is { Verb: "create", Resource: "pods", Subresource: "" });

    // Starts to watch, and gives what was seen once there was enough of it, and a little more in case there was too much.
    private static Func<int, Task<string>> See(TestCluster cluster, string selector, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        var list = cluster.Client.List<Pod>("default").AsTask();
        var watch = Task.Run(
            async () =>
            {
                var version = (await list).Metadata.ResourceVersion;
                await foreach (var change in cluster.Client.Watch<Pod>("default", new() { FieldSelector = selector, ResourceVersion = version }, cancellationToken))
                {
                    lock (seen)
                    {
                        seen.Add($"{change.Type} {change.Object.Metadata.Name}");
                    }
                }
            },
            cancellationToken);
        list.GetAwaiter().GetResult();
        return async count =>
        {
            while (!cancellationToken.IsCancellationRequested && !watch.IsCompleted)
            {
                lock (seen)
                {
                    if (seen.Count >= count)
                    {
                        break;
                    }
                }

                await Task.Delay(20, cancellationToken);
            }

            await Task.Delay(50, cancellationToken);
            lock (seen)
            {
                return string.Join(' ', seen);
            }
        };
    }
}
