using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.DaemonSets;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.DaemonSets;

public sealed class DaemonSetControllerTests
{
    private static readonly ValueMap<string> s_labels = ValueMap.Of(("app", "agent"));

    [Fact]
    public void Every_fitting_node_gets_one_pod_and_loses_it_when_it_fits_no_longer() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, 3);
        var node = await cluster.Client.Get<Node>(null, "n2");
        await cluster.Client.Update(node with { Spec = node.Spec with { Taints = [new() { Key = "mine", Effect = "NoSchedule" }] } });
        await cluster.Client.Create(Set());
        await cluster.Pass(3);
        Assert.Equal(["n1", "n3"], await Nodes(cluster));
        var pod = (await cluster.Client.List<Pod>("ns")).Items[0];
        Assert.Contains(pod.Spec.Tolerations.ToList(), t => t is { Key: "node.kubernetes.io/unreachable", Operator: "Exists", Effect: "NoExecute", TolerationSeconds: null });
        Assert.Contains(pod.Spec.Tolerations.ToList(), t => t is { Key: "node.kubernetes.io/unschedulable", Effect: "NoSchedule" });
        Assert.Equal("1", pod.Metadata.Labels["pod-template-generation"]);
        var status = (await cluster.Client.Get<DaemonSet>("ns", "agent")).Status;
        Assert.Equal((2, 2, 2, 2, 0, 2, 1L), (status.DesiredNumberScheduled, status.CurrentNumberScheduled, status.NumberReady, status.NumberAvailable, status.NumberUnavailable, status.UpdatedNumberScheduled, status.ObservedGeneration));

        // A taint that only keeps new pods away leaves the present one; one that evicts does not.
        node = await cluster.Client.Get<Node>(null, "n1");
        node = await cluster.Client.Update(node with { Spec = node.Spec with { Taints = [new() { Key = "mine", Effect = "NoSchedule" }] } });
        await cluster.Pass(3);
        Assert.Equal(["n1", "n3"], await Nodes(cluster));
        Assert.Equal((1, 1), ((await cluster.Client.Get<DaemonSet>("ns", "agent")).Status.DesiredNumberScheduled, (await cluster.Client.Get<DaemonSet>("ns", "agent")).Status.NumberMisscheduled));
        await cluster.Client.Update(node with { Spec = node.Spec with { Taints = [new() { Key = "mine", Effect = "NoExecute" }] } });
        await cluster.Pass(3);
        Assert.Equal(["n3"], await Nodes(cluster));
        await cluster.AddNode("n4");
        await cluster.Pass(3);
        Assert.Equal(["n3", "n4"], await Nodes(cluster));
    });

    [Fact]
    public void A_rolling_update_leaves_no_more_nodes_without_a_pod_than_allowed() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster, 4);
        await cluster.Client.Create(Set());
        await cluster.Pass(3);
        kubelets.Starts = _ => false;
        await Change(cluster, spec => WithImage(spec, "two"));
        await cluster.Pass(3);
        Assert.Equal(["n1:two", "n2:one", "n3:one", "n4:one"], await Images(cluster));
        kubelets.Starts = _ => true;
        await cluster.Pass(10);
        Assert.Equal(["n1:two", "n2:two", "n3:two", "n4:two"], await Images(cluster));
        Assert.Equal([1, 2], (await cluster.Client.List<ControllerRevision>("ns")).Items.Select(r => (int)r.Revision).Order());

        // Back again: the first revision is used anew under the next number.
        await Change(cluster, spec => WithImage(spec, "one"));
        await cluster.Pass(10);
        Assert.Equal([2, 3], (await cluster.Client.List<ControllerRevision>("ns")).Items.Select(r => (int)r.Revision).Order());
        Assert.Equal(4, (await cluster.Client.Get<DaemonSet>("ns", "agent")).Status.UpdatedNumberScheduled);
    });

    [Fact]
    public void A_surge_starts_the_new_pod_before_the_old_one_ends() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster, 3);
        await cluster.Client.Create(Set(spec => spec with { UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } } }));
        await cluster.Pass(3);
        kubelets.Starts = _ => false;
        await Change(cluster, spec => WithImage(spec, "two"));
        await cluster.Pass(3);
        Assert.Equal(["n1:one", "n1:two", "n2:one", "n3:one"], await Images(cluster));
        kubelets.Starts = _ => true;
        await cluster.Pass(10);
        Assert.Equal(["n1:two", "n2:two", "n3:two"], await Images(cluster));
    });

    [Fact]
    public void With_OnDelete_pods_change_only_when_they_are_deleted() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster, 2);
        await cluster.Client.Create(Set(spec => spec with { UpdateStrategy = new() { Type = "OnDelete" } }));
        await cluster.Pass(3);
        await Change(cluster, spec => WithImage(spec, "two"));
        await cluster.Pass(3);
        Assert.Equal(["n1:one", "n2:one"], await Images(cluster));
        var first = (await cluster.Client.List<Pod>("ns")).Items.Find(p => DaemonPods.NodeOf(p) == "n1")!;
        await cluster.Client.Delete<Pod>("ns", first.Metadata.Name);
        await cluster.Pass(3);
        Assert.Equal(["n1:two", "n2:one"], await Images(cluster));
    });

    [Fact]
    public void Pods_that_fail_are_replaced_ever_more_slowly() => SimulatedCluster.Run(async cluster =>
    {
        var kubelets = await Begin(cluster, 1);
        kubelets.Outcome = _ => "Failed";
        await cluster.Client.Create(Set());
        await cluster.Pass(70);
        Assert.InRange(kubelets.Started.Count, 6, 9);
        Assert.Contains(cluster.Events.All, e => e.StartsWith("DaemonSet/agent Warning FailedDaemonPod: Found failed daemon pod ns/agent-", StringComparison.Ordinal));
    });

    private static async Task<FakeKubelets> Begin(SimulatedCluster cluster, int nodes)
    {
        await cluster.AddNamespace("ns");
        for (var i = 1; i <= nodes; i++)
        {
            await cluster.AddNode($"n{i}");
        }

        var kubelets = new FakeKubelets(cluster.Context);
        await cluster.Start(new DaemonSetController(cluster.Context), kubelets);
        return kubelets;
    }

    private static async Task<IEnumerable<string>> Nodes(SimulatedCluster cluster) => (await cluster.Client.List<Pod>("ns")).Items.Select(DaemonPods.NodeOf).Order();

    private static async Task<IEnumerable<string>> Images(SimulatedCluster cluster) =>
        (await cluster.Client.List<Pod>("ns")).Items.Select(p => $"{DaemonPods.NodeOf(p)}:{p.Spec.Containers[0].Image}").Order();

    private static async Task Change(SimulatedCluster cluster, Func<DaemonSetSpec, DaemonSetSpec> change)
    {
        var set = await cluster.Client.Get<DaemonSet>("ns", "agent");
        await cluster.Client.Update(set with { Spec = change(set.Spec) });
    }

    private static DaemonSetSpec WithImage(DaemonSetSpec spec, string image) =>
        spec with { Template = spec.Template with { Spec = spec.Template.Spec with { Containers = [spec.Template.Spec.Containers[0] with { Image = image }] } } };

    private static DaemonSet Set(Func<DaemonSetSpec, DaemonSetSpec>? change = null)
    {
        var spec = new DaemonSetSpec
        {
            Selector = new() { MatchLabels = s_labels },
            Template = new() { Metadata = new() { Labels = s_labels }, Spec = new() { Containers = [new() { Name = "c", Image = "one" }] } },
        };
        return new() { Metadata = new() { Namespace = "ns", Name = "agent" }, Spec = change is null ? spec : change(spec) };
    }
}
