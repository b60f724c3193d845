using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Tests.Snapshot;

public sealed class NodeTableTests
{
    [Fact]
    public void Columns_equal_a_plain_account_whatever_the_order_of_changes()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var cache = new SchedulerCache();
            var pods = new Dictionary<string, (string Node, long Cpu)>();
            var nodes = new HashSet<string>();
            for (var step = 0; step < 200; step++)
            {
                var node = $"n{random.Next(8)}";
                var pod = $"p{random.Next(20)}";
                switch (random.Next(4))
                {
                    case 0:
                        cache.PutNode(Given.Node(node));
                        nodes.Add(node);
                        break;
                    case 1:
                        cache.RemoveNode(node);
                        nodes.Remove(node);
                        break;
                    case 2:
                        var cpu = random.Next(1, 500);
                        var placed = Given.Pod(pod, $"{cpu}m");
                        cache.PutPod(placed with { Spec = placed.Spec with { NodeName = node } });
                        pods[pod] = (node, cpu);
                        break;
                    default:
                        cache.Forget(pod);
                        pods.Remove(pod);
                        break;
                }

                Assert.Equal(nodes.Count, cache.Nodes.Count);
                foreach (var name in nodes)
                {
                    var index = cache.Nodes.IndexOf(name);
                    Assert.Equal(name, cache.Nodes.Nodes[index].Metadata.Name);
                    Assert.Equal(pods.Values.Where(p => p.Node == name).Sum(p => p.Cpu), cache.Nodes.RequestedMilliCpu[index]);
                    Assert.Equal(pods.Values.Count(p => p.Node == name), cache.Nodes.Pods[index].Count);
                }
            }
        }
    }

    [Fact]
    public void Sidecars_count_beside_containers_and_initialisation_counts_when_it_needs_more()
    {
        var pod = Given.Pod("p", "1");
        pod = pod with
        {
            Spec = pod.Spec with
            {
                InitContainers =
                [
                    pod.Spec.Containers[0] with { Name = "sidecar", RestartPolicy = "Always", Resources = new() { Requests = Given.Requests("500m", "") } },
                    pod.Spec.Containers[0] with { Name = "init", Resources = new() { Requests = Given.Requests("2", "") } },
                ],
            },
        };
        Assert.Equal(2500, PodRequests.Of(pod).MilliCpu);
    }
}
