using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.DaemonSets;
using Dotnetes.Controllers.Deployments;
using Dotnetes.Controllers.Jobs;
using Dotnetes.Controllers.ReplicaSets;
using Dotnetes.Controllers.ReplicationControllers;
using Dotnetes.Controllers.StatefulSets;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Workloads;

/// <summary>An owner is deleted, and its controller learns what became of the dependents before it learns that.</summary>
public sealed class StaleOwnerTests
{
    private static readonly ValueMap<string> s_labels = ValueMap.Of(("app", "a"));
    private static readonly LabelSelector s_selector = new() { MatchLabels = s_labels };
    private static readonly PodTemplateSpec s_template = new() { Metadata = new() { Labels = s_labels }, Spec = new() { Containers = [new() { Name = "c", Image = "one" }] } };

    private static readonly Dictionary<string, Case> s_cases = new(StringComparer.Ordinal)
    {
        ["replicasets"] = Case.Of<ReplicaSet, Pod>(c => new ReplicaSetController(c), new() { Metadata = Named, Spec = new() { Replicas = 2, Selector = s_selector, Template = s_template } }),
        ["replicationcontrollers"] = Case.Of<ReplicationController, Pod>(c => new ReplicationControllerController(c), new() { Metadata = Named, Spec = new() { Replicas = 2, Selector = s_labels, Template = s_template } }),
        ["statefulsets"] = Case.Of<StatefulSet, Pod>(c => new StatefulSetController(c), new() { Metadata = Named, Spec = new() { Replicas = 2, Selector = s_selector, Template = s_template, ServiceName = "s" } }),
        ["daemonsets"] = Case.Of<DaemonSet, Pod>(c => new DaemonSetController(c), new() { Metadata = Named, Spec = new() { Selector = s_selector, Template = s_template } }),
        ["jobs"] = Case.Of<Job, Pod>(
            c => new JobController(c),
            new() { Metadata = Named, Spec = new() { Completions = 2, Parallelism = 2, Selector = s_selector, ManualSelector = true, Template = s_template with { Spec = s_template.Spec with { RestartPolicy = "Never" } } } }),
        ["deployments"] = Case.Of<Deployment, ReplicaSet>(c => new DeploymentController(c), new() { Metadata = Named, Spec = new() { Replicas = 2, Selector = s_selector, Template = s_template } }),
    };

    public static TheoryData<string> Owners => [.. s_cases.Keys];

    private static ObjectMeta Named => new() { Namespace = "ns", Name = "a" };

    [Theory, MemberData(nameof(Owners))]
    public void What_it_left_behind_stays_behind(string resource) => Run(resource, "orphan", async (cluster, kind) =>
    {
        await kind.Release(cluster.Client);
        await cluster.Pass(0.5);
        Assert.Equal(0, (await kind.Dependents(cluster.Client)).Owned);
    });

    [Theory, MemberData(nameof(Owners))]
    public void What_goes_before_it_is_not_replaced(string resource) => Run(resource, "foregroundDeletion", async (cluster, kind) =>
    {
        await kind.DeleteDependents(cluster.Client);
        await cluster.Pass(0.5);
        Assert.Equal((0, 0), await kind.Dependents(cluster.Client));
    });

    private static void Run(string resource, string finalizer, Func<SimulatedCluster, Case, Task> then) => SimulatedCluster.Run(async cluster =>
    {
        var kind = s_cases[resource];
        await cluster.AddNamespace("ns");
        await cluster.AddNode("n1");
        await cluster.AddNode("n2");
        await cluster.Start(kind.Controller(cluster.Context), new FakeKubelets(cluster.Context));
        await kind.Create(cluster.Client);
        await cluster.Pass(10);
        var (all, owned) = await kind.Dependents(cluster.Client);
        Assert.Equal((resource == "deployments" ? 1 : 2, all), (all, owned));
        cluster.Watches.Delays[resource] = TimeSpan.FromHours(1);
        await kind.Delete(cluster.Client, finalizer);
        await then(cluster, kind);
    });

    /// <summary>An owner, its controller, and what it owns.</summary>
    private sealed record Case(
        Func<ControllerContext, IController> Controller,
        Func<IKubeClient, Task> Create,
        Func<IKubeClient, string, Task> Delete,
        Func<IKubeClient, Task<(int All, int Owned)>> Dependents,
        Func<IKubeClient, Task> Release,
        Func<IKubeClient, Task> DeleteDependents)
    {
        public static Case Of<TOwner, TDependent>(Func<ControllerContext, IController> controller, TOwner owner)
            where TOwner : class, IKubeObject<TOwner>
            where TDependent : class, IKubeObject<TDependent> => new(
                controller,
                async client => await client.Create(owner),
                async (client, finalizer) => await client.Delete<TOwner>("ns", "a", new DeleteOptions { PropagationPolicy = finalizer == "orphan" ? DeletionPropagation.Orphan : DeletionPropagation.Foreground }),
                async client =>
                {
                    var items = (await client.List<TDependent>("ns")).Items;
                    return (items.Count, items.Count(i => !i.Metadata.OwnerReferences.IsEmpty));
                },
                client => ForEach<TDependent>(client, i => client.Patch<TDependent>("ns", i.Metadata.Name, ObjectPatch.Merge("""{"metadata":{"ownerReferences":null}}""")).AsTask()),
                client => ForEach<TDependent>(client, async i =>
                {
                    await client.Patch<TDependent>("ns", i.Metadata.Name, ObjectPatch.Merge("""{"metadata":{"finalizers":null}}"""));
                    await client.Delete<TDependent>("ns", i.Metadata.Name, new DeleteOptions { GracePeriodSeconds = 0 });
                }));

        private static async Task ForEach<T>(IKubeClient client, Func<T, Task> act)
            where T : class, IKubeObject<T>
        {
            foreach (var item in (await client.List<T>("ns")).Items.ToList())
            {
                await act(item);
            }
        }
    }
}
