using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Controllers.Tests.Simulation;
using Collector = Dotnetes.Controllers.GarbageCollection.GarbageCollector;

namespace Dotnetes.Controllers.Tests.GarbageCollection;

public sealed class GarbageCollectorTests
{
    [Fact]
    public void Dependents_go_in_the_background_after_their_last_owner() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var (a, b) = (await Add(cluster, "a"), await Add(cluster, "b"));
        await Add(cluster, "both", a, b);
        await Add(cluster, "grandchild", await Add(cluster, "child", a));
        await cluster.Client.Delete<ConfigMap>("ns", "a");
        await cluster.Pass(5);
        Assert.Equal("b,both", await cluster.Names<ConfigMap>());
        Assert.Equal(["b"], (await cluster.Client.Get<ConfigMap>("ns", "both")).Metadata.OwnerReferences.Map(o => o.Name));
        await cluster.Client.Delete<ConfigMap>("ns", "b");
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void Objects_whose_owner_never_was_go_and_so_do_those_that_were_there_before_the_collector() => SimulatedCluster.Run(async cluster =>
    {
        await Add(cluster, "early", Ghost("ghost"));
        await Start(cluster);
        await Add(cluster, "late", Ghost("other"));
        await Add(cluster, "free");
        await cluster.Pass(5);
        Assert.Equal("free", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void An_owner_deleted_in_the_foreground_waits_for_those_that_block_it() => SimulatedCluster.Run(async cluster =>
    {
        var collector = await Start(cluster);
        var owner = await Add(cluster, "owner");
        var held = await Add(cluster, "held", [.. Blocking(owner)], ["example.com/hold"]);
        await Add(cluster, "free", owner);
        await cluster.Client.Delete<ConfigMap>("ns", "owner", new() { PropagationPolicy = DeletionPropagation.Foreground });
        await cluster.Pass(5);
        Assert.Equal("held,owner", await cluster.Names<ConfigMap>());
        Assert.Equal(["foregroundDeletion"], (await cluster.Client.Get<ConfigMap>("ns", "owner")).Metadata.Finalizers);
        Assert.NotNull((await cluster.Client.Get<ConfigMap>("ns", "held")).Metadata.DeletionTimestamp);
        await cluster.Client.Patch<ConfigMap>("ns", "held", ObjectPatch.Merge("""{"metadata":{"finalizers":null}}"""));
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<ConfigMap>());
        Assert.NotEqual("", held.Metadata.Uid);
        Assert.True(collector.GraphSize < 200);
    });

    [Fact]
    public void Dependents_with_another_owner_survive_foreground_deletion_and_lose_the_reference() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var (owner, other) = (await Add(cluster, "owner"), await Add(cluster, "other"));
        await Add(cluster, "shared", [.. Blocking(owner), .. Blocking(other)]);
        await cluster.Client.Delete<ConfigMap>("ns", "owner", new() { PropagationPolicy = DeletionPropagation.Foreground });
        await cluster.Pass(5);
        Assert.Equal("other,shared", await cluster.Names<ConfigMap>());
        Assert.Equal(["other"], (await cluster.Client.Get<ConfigMap>("ns", "shared")).Metadata.OwnerReferences.Map(o => o.Name));
    });

    [Fact]
    public void A_circle_of_blocking_owners_can_be_deleted_in_the_foreground() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var a = await Add(cluster, "a");
        var b = await Add(cluster, "b", [.. Blocking(a)]);
        var c = await Add(cluster, "c", [.. Blocking(b)]);
        await cluster.Client.Update(a with { Metadata = a.Metadata with { OwnerReferences = [.. Blocking(c)] } });
        await cluster.Pass(2);
        await cluster.Client.Delete<ConfigMap>("ns", "a", new() { PropagationPolicy = DeletionPropagation.Foreground });
        await cluster.Pass(60);
        Assert.Equal("", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void Orphaned_dependents_stay_without_their_owner() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var owner = await Add(cluster, "owner");
        await Add(cluster, "one", owner);
        await Add(cluster, "two", [.. Blocking(owner)]);
        await cluster.Client.Delete<ConfigMap>("ns", "owner", new() { PropagationPolicy = DeletionPropagation.Orphan });
        await cluster.Pass(5);
        Assert.Equal("one,two", await cluster.Names<ConfigMap>());
        Assert.All((await cluster.Client.List<ConfigMap>("ns")).Items, m => Assert.Empty(m.Metadata.OwnerReferences));
    });

    [Fact]
    public void Orphaned_dependents_stay_though_their_watch_is_behind_that_of_their_owner() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        cluster.Watches.Delays["secrets"] = TimeSpan.FromSeconds(2);
        var owner = await Add(cluster, "owner");
        await cluster.Client.Create(new Secret { Metadata = new() { Namespace = "ns", Name = "one", OwnerReferences = [Reference(owner)] } });
        await cluster.Client.Delete<ConfigMap>("ns", "owner", new() { PropagationPolicy = DeletionPropagation.Orphan });
        await cluster.Pass(10);
        Assert.Equal("", await cluster.Names<ConfigMap>());
        Assert.Empty((await cluster.Client.Get<Secret>("ns", "one")).Metadata.OwnerReferences);
    });

    [Fact]
    public void An_owner_waits_while_the_server_cannot_tell_who_refers_to_it() => SimulatedCluster.Run(async cluster =>
    {
        var refusing = new RefusingLists(cluster.Core.Transport(UserInfo.ApiServer, "test"));
        await Start(cluster, new KubeClient(refusing));
        cluster.Watches.Delays["secrets"] = TimeSpan.FromSeconds(30);
        var owner = await Add(cluster, "owner");
        await cluster.Client.Create(new Secret { Metadata = new() { Namespace = "ns", Name = "one", OwnerReferences = [Reference(owner)] } });
        refusing.Resource = "secrets";
        await cluster.Client.Delete<ConfigMap>("ns", "owner", new() { PropagationPolicy = DeletionPropagation.Orphan });
        await cluster.Pass(5);
        Assert.Equal("owner", await cluster.Names<ConfigMap>());
        refusing.Resource = "";
        await cluster.Pass(60);
        Assert.Equal("", await cluster.Names<ConfigMap>());
        Assert.Empty((await cluster.Client.Get<Secret>("ns", "one")).Metadata.OwnerReferences);
    });

    [Fact]
    public void An_owner_in_another_namespace_does_not_count_and_is_reported() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var owner = await Add(cluster, "owner");
        await cluster.Pass(1);
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "elsewhere", Name = "lost", OwnerReferences = [Reference(owner)] } });
        await cluster.Pass(5);
        Assert.Equal("owner", await cluster.Names<ConfigMap>());
        Assert.Equal(
            [$"ConfigMap/lost Warning OwnerRefInvalidNamespace: ownerRef [v1/ConfigMap, namespace: elsewhere, name: owner, uid: {owner.Metadata.Uid}] does not exist in namespace \"elsewhere\""],
            cluster.Events.All);
    });

    [Fact]
    public void A_reference_with_the_right_uid_and_another_name_does_not_count() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var owner = await Add(cluster, "owner");
        await cluster.Pass(1);
        await Add(cluster, "good", owner);
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = "bad", OwnerReferences = [Reference(owner) with { Name = "renamed" }] } });
        await cluster.Pass(5);
        Assert.Equal("good,owner", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void A_cluster_scoped_object_never_goes_for_a_namespaced_owner() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        await cluster.Client.Create(new Namespace { Metadata = new() { Name = "scoped", OwnerReferences = [Ghost("gone").Reference] } });
        await cluster.Pass(60);
        Assert.NotNull(await cluster.Find<Namespace>(null, "scoped"));
    });

    [Fact]
    public void A_namespaced_object_goes_after_its_cluster_scoped_owner() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var node = await cluster.Client.Create(new Node { Metadata = new() { Name = "n1" } });
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = "of-node", OwnerReferences = [Reference(node)] } });
        await cluster.Pass(5);
        Assert.Equal("of-node", await cluster.Names<ConfigMap>());
        await cluster.Client.Delete<Node>(null, "n1");
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void Kinds_that_nobody_knows_keep_their_dependents() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        await Add(cluster, "waiting", new Owner(new() { ApiVersion = "example.com/v1", Kind = "Widget", Name = "w", Uid = "w-1" }));
        await cluster.Pass(120);
        Assert.Equal("waiting", await cluster.Names<ConfigMap>());
    });

    [Fact]
    public void Resources_are_watched_when_they_appear_and_left_when_they_disappear() => SimulatedCluster.Run(async cluster =>
    {
        cluster.Core.RemoveResources(d => d.Info.Plural == "secrets");
        var monitors = new ResourceMonitors(cluster.Context);
        await cluster.Start(monitors, new Collector(cluster.Context, monitors));
        await cluster.Pass(5);
        Assert.Null(monitors.Find(new("", "secrets")));
        Assert.True(monitors.HaveSynced);
        cluster.Core.AddResources(ApiServer.Resources.BuiltInResources.All.Single(d => d.Info.Plural == "secrets"));
        var owner = await Add(cluster, "owner");
        await cluster.Client.Create(new Secret { Metadata = new() { Namespace = "ns", Name = "s", OwnerReferences = [Reference(owner)] } });
        await cluster.Pass(35);
        await cluster.Client.Delete<ConfigMap>("ns", "owner");
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<Secret>());
        cluster.Core.RemoveResources(d => d.Info.Plural == "secrets");
        await cluster.Pass(35);
        Assert.Null(monitors.Find(new("", "secrets")));
        Assert.True(monitors.HaveSynced);
    });

    [Fact]
    public void Virtual_nodes_do_not_stay_in_the_graph() => SimulatedCluster.Run(async cluster =>
    {
        var collector = await Start(cluster);
        var before = collector.GraphSize;
        await Add(cluster, "a", Ghost("x"), Ghost("y"));
        await cluster.Pass(30);
        Assert.Equal(before, collector.GraphSize);
    });

    private static async Task<Collector> Start(SimulatedCluster cluster, IKubeClient? client = null)
    {
        var monitors = new ResourceMonitors(cluster.Context with { Client = new KubeClient(cluster.Watches) });
        var collector = new Collector(cluster.Context with { Client = client ?? cluster.Client }, monitors);
        await cluster.Start(monitors, collector);
        return collector;
    }

    private static OwnerReference Reference(IKubeObject owner) => new()
    {
        ApiVersion = owner.KindInfo.ApiVersion,
        Kind = owner.KindInfo.Kind,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
    };

    private static Owner Ghost(string name) => new(new() { ApiVersion = "v1", Kind = "ConfigMap", Name = name, Uid = $"uid-of-{name}" });

    private static IEnumerable<OwnerReference> Blocking(IKubeObject owner) => [Reference(owner) with { BlockOwnerDeletion = true }];

    private static Task<ConfigMap> Add(SimulatedCluster cluster, string name, params Owner[] owners) => Add(cluster, name, owners.Select(o => o.Reference).ToValueList());

    private static async Task<ConfigMap> Add(SimulatedCluster cluster, string name, ValueList<OwnerReference> owners, ValueList<string> finalizers = default) =>
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = name, OwnerReferences = owners, Finalizers = finalizers } });

    private sealed record Owner(OwnerReference Reference)
    {
        public static implicit operator Owner(ConfigMap map) => new(GarbageCollectorTests.Reference(map));
    }

    /// <summary>Refuses to list one resource, as a busy server does.</summary>
    private sealed class RefusingLists(IKubeTransport inner) : IKubeTransport
    {
        public string Resource { get; set; } = "";

        public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken) => request.Verb == "list" && request.Resource == Resource
            ? throw new KubeApiException(new Status { Code = 500, Reason = StatusReason.InternalError, Message = "not now" })
            : inner.Send(request, cancellationToken);

        public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken) => inner.Watch(request, cancellationToken);
    }
}
