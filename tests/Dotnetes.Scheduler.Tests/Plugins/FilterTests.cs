using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Plugins;
using Dotnetes.Scheduler.Snapshot;
using NodeAffinityPlugin = Dotnetes.Scheduler.Plugins.NodeAffinity;

namespace Dotnetes.Scheduler.Tests.Plugins;

public sealed class FilterTests
{
    [Theory]
    [InlineData("1", "1Gi", true, "")]
    [InlineData("4", "8Gi", true, "")]
    [InlineData("4001m", "1Gi", false, "0/1 nodes are available: 1 Insufficient cpu.")]
    [InlineData("1", "9Gi", false, "0/1 nodes are available: 1 Insufficient memory.")]
    public void A_pod_fits_only_where_its_requests_fit(string cpu, string memory, bool fits, string message)
    {
        var (feasible, failures) = Filter(new NodeResourcesFit(NodeResourcesFitArgs.Empty), Given.Pod("p", cpu, memory), Given.Node("n"));
        Assert.Equal(fits, feasible == 1);
        if (!fits)
        {
            Assert.Equal(message, failures.Describe(1));
        }
    }

    [Fact]
    public void Pods_that_run_already_count()
    {
        var nodes = new NodeTable();
        nodes.Put(Given.Node("n"));
        nodes.AddPod(0, new PodInfo(Given.Pod("old", "3")));
        Assert.Equal(0, Filter(new NodeResourcesFit(NodeResourcesFitArgs.Empty), Given.Pod("p", "2"), nodes).Feasible);
        Assert.True(nodes.RemovePod(0, "old"));
        Assert.Equal(1, Filter(new NodeResourcesFit(NodeResourcesFitArgs.Empty), Given.Pod("p", "2"), nodes).Feasible);
    }

    [Fact]
    public void A_node_takes_no_more_pods_than_it_allows()
    {
        var nodes = new NodeTable();
        nodes.Put(Given.Node("n", pods: "1"));
        nodes.AddPod(0, new PodInfo(Given.Pod("old")));
        Assert.Equal("0/1 nodes are available: 1 Too many pods.", Filter(new NodeResourcesFit(NodeResourcesFitArgs.Empty), Given.Pod("p"), nodes).Failures.Describe(1));
    }

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("k", "Equal", "v", true)]
    [InlineData("k", "Equal", "other", false)]
    [InlineData("k", "Exists", "", true)]
    [InlineData("", "Exists", "", true)]
    public void Taints_keep_pods_away_that_do_not_tolerate_them(string key, string @operator, string value, bool fits)
    {
        var node = Given.Node("n");
        node = node with { Spec = node.Spec with { Taints = [new Taint { Key = "k", Value = "v", Effect = TaintEffect.NoSchedule }] } };
        var pod = Given.Pod("p");
        if (key.Length > 0 || @operator.Length > 0)
        {
            pod = pod with { Spec = pod.Spec with { Tolerations = [new Toleration { Key = key, Operator = @operator, Value = value }] } };
        }

        Assert.Equal(fits, Filter(new TaintToleration(), pod, node).Feasible == 1);
    }

    [Fact]
    public void Cordoned_nodes_take_no_pods()
    {
        var node = Given.Node("n");
        node = node with { Spec = node.Spec with { Unschedulable = true } };
        var (feasible, failures) = Filter(new NodeUnschedulable(), Given.Pod("p"), node);
        Assert.Equal(0, feasible);
        Assert.Equal("0/1 nodes are available: 1 node(s) were unschedulable.", failures.Describe(1));
        Assert.False(failures.PreemptionMightHelp);
    }

    [Theory]
    [InlineData("kubernetes.io/hostname", "n", true)]
    [InlineData("kubernetes.io/hostname", "m", false)]
    [InlineData("absent", "x", false)]
    public void Node_selectors_are_obeyed(string key, string value, bool fits)
    {
        var pod = Given.Pod("p");
        pod = pod with { Spec = pod.Spec with { NodeSelector = ValueMap.Of((key, value)) } };
        Assert.Equal(fits, Filter(new NodeAffinityPlugin(NodeAffinityArgs.Empty), pod, Given.Node("n")).Feasible == 1);
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("10.0.0.1", "10.0.0.2", true)]
    [InlineData("10.0.0.1", "", false)]
    public void Host_ports_exclude_each_other_on_the_same_address(string taken, string wanted, bool fits)
    {
        var nodes = new NodeTable();
        nodes.Put(Given.Node("n"));
        nodes.AddPod(0, new PodInfo(WithPort("old", taken)));
        Assert.Equal(fits, Filter(new NodePorts(), WithPort("p", wanted), nodes).Feasible == 1);
    }

    private static Pod WithPort(string name, string address)
    {
        var pod = Given.Pod(name);
        return pod with { Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Ports = [new ContainerPort { HostPort = 80, HostIP = address, Protocol = "TCP" }] }] } };
    }

    private static (int Feasible, FilterFailures Failures) Filter(IFilterPlugin plugin, Pod pod, Node node)
    {
        var nodes = new NodeTable();
        nodes.Put(node);
        return Filter(plugin, pod, nodes);
    }

    private static (int Feasible, FilterFailures Failures) Filter(IFilterPlugin plugin, Pod pod, NodeTable nodes)
    {
        var candidates = new NodeSet();
        candidates.Fill(nodes.Count);
        var failures = new FilterFailures();
        failures.Begin(plugin.Name);
        plugin.Filter(new CycleState(), new PodInfo(pod), nodes, candidates, failures);
        return (candidates.Count, failures);
    }
}
