using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Disruptions;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Disruptions;

public sealed class DisruptionControllerTests
{
    private static readonly ValueMap<string> s_labels = ValueMap.Of(("app", "a"));

    [Theory]
    [InlineData("2", null, 3, 2, 3, 1)]
    [InlineData("3", null, 3, 3, 3, 0)]
    [InlineData("50%", null, 3, 2, 3, 1)]
    [InlineData(null, "1", 3, 2, 3, 1)]
    [InlineData(null, "34%", 3, 1, 3, 2)]
    [InlineData(null, "5", 3, 0, 3, 3)]
    public void A_budget_counts_its_pods(string? least, string? most, int healthy, int desired, int expected, int allowed) => SimulatedCluster.Run(async cluster =>
    {
        var set = await Begin(cluster);
        await Pods(cluster, set, "p1", "p2", "p3");
        await cluster.Client.Create(Budget(least, most));
        await cluster.Pass(2);
        var status = (await cluster.Client.Get<PodDisruptionBudget>("ns", "b")).Status;
        Assert.Equal((healthy, desired, expected, allowed), (status.CurrentHealthy, status.DesiredHealthy, status.ExpectedPods, status.DisruptionsAllowed));
        var condition = Assert.Single(status.Conditions);
        Assert.Equal(allowed > 0 ? ("DisruptionAllowed", "True", "SufficientPods") : ("DisruptionAllowed", "False", "InsufficientPods"), (condition.Type, condition.Status, condition.Reason));
    });

    [Fact]
    public void Evictions_stop_where_the_budget_ends() => SimulatedCluster.Run(async cluster =>
    {
        var set = await Begin(cluster);
        await Pods(cluster, set, "p1", "p2", "p3");
        await cluster.Client.Create(Budget("2", null));
        await cluster.Pass(2);
        await Evict(cluster, "p1");
        var doomed = (await cluster.Client.Get<Pod>("ns", "p1")).Status.Conditions.Find(c => c.Type == "DisruptionTarget")!;
        Assert.Equal(("True", "EvictionByEvictionAPI", "Eviction API: evicting", Time.FromDateTimeOffset(cluster.Now)), (doomed.Status, doomed.Reason, doomed.Message, doomed.LastTransitionTime));
        await cluster.Pass(2);
        var refused = await Assert.ThrowsAsync<KubeApiException>(() => Evict(cluster, "p2"));
        Assert.Equal((429, "Cannot evict pod as it would violate the pod's disruption budget."), (refused.Code, refused.Message));
        Assert.Equal("The disruption budget b needs 2 healthy pods and has 2 currently", refused.Status.Details!.Causes[0].Message);
        await cluster.Client.Delete<Pod>("ns", "p1", new() { GracePeriodSeconds = 0 });
        await Pods(cluster, set, "p4");
        await cluster.Pass(2);
        await Evict(cluster, "p2");
    });

    [Fact]
    public void A_granted_eviction_counts_until_it_is_seen_or_two_minutes_are_over() => SimulatedCluster.Run(async cluster =>
    {
        var set = await Begin(cluster);
        await Pods(cluster, set, "p1", "p2", "p3");
        var budget = await cluster.Client.Create(Budget("1", null));
        await cluster.Pass(2);
        budget = await cluster.Client.Get<PodDisruptionBudget>("ns", "b");
        await cluster.Client.UpdateStatus(budget with { Status = budget.Status with { DisruptedPods = ValueMap.Of(("p1", Time.FromDateTimeOffset(cluster.Now))) } });
        await cluster.Pass(60);
        Assert.Equal(1, (await cluster.Client.Get<PodDisruptionBudget>("ns", "b")).Status.DisruptionsAllowed);
        await cluster.Pass(65);
        var status = (await cluster.Client.Get<PodDisruptionBudget>("ns", "b")).Status;
        Assert.Equal((2, 0), (status.DisruptionsAllowed, status.DisruptedPods.Count));
        Assert.Contains(cluster.Events.All, e => e.StartsWith("Pod/p1 Warning NotDeleted: Pod was expected by PDB ns/b", StringComparison.Ordinal));
    });

    [Fact]
    public void Nothing_may_go_when_it_cannot_be_told() => SimulatedCluster.Run(async cluster =>
    {
        await Begin(cluster);
        var job = await cluster.Client.Create(new Api.Batch.V1.Job
        {
            Metadata = new() { Namespace = "ns", Name = "j" },
            Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "c", Image = "i" }] } } },
        });
        await Pods(cluster, job, "p1");
        await cluster.Client.Create(Budget(null, "1"));
        await cluster.Pass(2);
        var status = (await cluster.Client.Get<PodDisruptionBudget>("ns", "b")).Status;
        var condition = Assert.Single(status.Conditions);
        Assert.Equal((0, "False", "SyncFailed", "jobs.batch does not implement the scale subresource"), (status.DisruptionsAllowed, condition.Status, condition.Reason, condition.Message));
    });

    [Fact]
    public void An_announced_disruption_that_does_not_come_is_taken_back() => SimulatedCluster.Run(async cluster =>
    {
        var set = await Begin(cluster);
        await Pods(cluster, set, "p1");
        var pod = await cluster.Client.Get<Pod>("ns", "p1");
        var condition = new PodCondition { Type = "DisruptionTarget", Status = "True", Reason = "PreemptionByScheduler", LastTransitionTime = Time.FromDateTimeOffset(cluster.Now) };
        await cluster.Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(condition) } });
        await cluster.Pass(110);
        Assert.Equal("True", (await cluster.Client.Get<Pod>("ns", "p1")).Status.Conditions.Find(c => c.Type == "DisruptionTarget")!.Status);
        await cluster.Pass(15);
        Assert.Equal("False", (await cluster.Client.Get<Pod>("ns", "p1")).Status.Conditions.Find(c => c.Type == "DisruptionTarget")!.Status);
    });

    private static async Task<ReplicaSet> Begin(SimulatedCluster cluster)
    {
        await cluster.AddNamespace("ns");
        await cluster.Start(new DisruptionController(cluster.Context));
        return await cluster.Client.Create(new ReplicaSet
        {
            Metadata = new() { Namespace = "ns", Name = "rs" },
            Spec = new()
            {
                Replicas = 3,
                Selector = new() { MatchLabels = s_labels },
                Template = new() { Metadata = new() { Labels = s_labels }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } },
            },
        });
    }

    private static async Task Pods(SimulatedCluster cluster, IKubeObject owner, params string[] names)
    {
        foreach (var name in names)
        {
            await cluster.Client.Create(new Pod
            {
                Metadata = new() { Namespace = "ns", Name = name, Labels = s_labels, OwnerReferences = [Ownership.ReferenceTo(owner)] },
                Spec = new() { NodeName = "n", Containers = [new() { Name = "c", Image = "i" }] },
            });
            await cluster.SetStatus(name, "Running", "True");
        }
    }

    private static Task Evict(SimulatedCluster cluster, string pod) =>
        cluster.Client.PostSubresource<Pod, Eviction, Status>("ns", pod, "eviction", new Eviction { Metadata = new() { Namespace = "ns", Name = pod } }).AsTask();

    private static PodDisruptionBudget Budget(string? least, string? most) => new()
    {
        Metadata = new() { Namespace = "ns", Name = "b" },
        Spec = new()
        {
            Selector = new() { MatchLabels = s_labels },
            MinAvailable = least is null ? (IntOrString?)null : IntOrString.Parse(least),
            MaxUnavailable = most is null ? (IntOrString?)null : IntOrString.Parse(most),
        },
    };
}
