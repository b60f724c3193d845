using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Informers;

public sealed class InformerTests
{
    [Fact]
    public void Handlers_see_the_first_list_as_additions_and_then_every_change() => VirtualLoop.Run(async loop =>
    {
        var (server, client, factory) = Make(loop);
        await client.Create(Map("one"));
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        var informer = factory.For<ConfigMap>();
        informer.AddHandler((old, current) => seen.Add($"{old?.Metadata.Name}>{current?.Metadata.Name}"));
        var run = factory.Run(stop.Token);
        await factory.WaitForSync(default);
        Assert.Equal([">one"], seen);
        var two = await client.Create(Map("two"));
        await client.Update(two with { Data = ValueMap.Of(("k", "v")) });
        await client.Delete<ConfigMap>("ns", "one");
        await loop.Settle();
        Assert.Equal([">one", ">two", "two>two", "one>"], seen);
        Assert.Equal("v", informer.Get("ns", "two")!.Data["k"]);
        Assert.Null(informer.Get("ns", "one"));
        Assert.Equal(server.Version.ToString(), informer.ResourceVersion);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void The_same_collection_is_shared_and_another_is_not() => VirtualLoop.Run(loop =>
    {
        var (_, _, factory) = Make(loop);
        Assert.Same(factory.For<ConfigMap>(), factory.For<ConfigMap>());
        Assert.Same(factory.For<ConfigMap>("ns"), factory.For<ConfigMap>("ns"));
        Assert.NotSame(factory.For<ConfigMap>(), factory.For<ConfigMap>("ns"));
        Assert.NotSame(factory.For<ConfigMap>(), factory.For<ConfigMap>(labelSelector: "a=b"));
        Assert.NotSame((object)factory.For<ConfigMap>(), factory.For<Secret>());
        return Task.CompletedTask;
    });

    [Fact]
    public void An_informer_asked_for_while_the_factory_runs_starts_at_once() => VirtualLoop.Run(async loop =>
    {
        var (_, client, factory) = Make(loop);
        await client.Create(Map("one"));
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        await loop.Settle();
        var informer = factory.For<ConfigMap>();
        await informer.Synced;
        Assert.Single(informer.List());
        stop.Cancel();
        await run;
    });

    [Fact]
    public void A_handler_that_fails_does_not_keep_others_from_their_events() => VirtualLoop.Run(async loop =>
    {
        var (_, client, factory) = Make(loop);
        using var stop = new CancellationTokenSource();
        var seen = 0;
        factory.For<ConfigMap>().AddHandler((_, _) => throw new InvalidOperationException("told to"));
        factory.For<ConfigMap>().AddHandler((_, _) => seen++);
        var run = factory.Run(stop.Token);
        await factory.WaitForSync(default);
        await client.Create(Map("one"));
        await client.Create(Map("two"));
        await loop.Settle();
        Assert.Equal(2, seen);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void A_handler_may_add_and_remove_handlers_and_a_late_one_sees_each_object_once() => VirtualLoop.Run(async loop =>
    {
        var (_, client, factory) = Make(loop);
        await client.Create(Map("one"));
        await client.Create(Map("two"));
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        var informer = factory.For<ConfigMap>();
        IDisposable? inner = null;
        informer.AddHandler((_, _) => inner ??= informer.AddHandler((_, current) => seen.Add(current!.Metadata.Name)));
        var run = factory.Run(stop.Token);
        await factory.WaitForSync(default);
        Assert.Equal(["one", "two"], seen);
        inner!.Dispose();
        await client.Create(Map("three"));
        await loop.Settle();
        Assert.Equal(2, seen.Count);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void An_object_made_anew_under_its_name_is_a_deletion_and_an_addition() => VirtualLoop.Run(async loop =>
    {
        var (server, client, factory) = Make(loop);
        await client.Create(Map("one"));
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        factory.For<ConfigMap>().AddHandler((old, current) => seen.Add($"{old?.Metadata.Uid}>{current?.Metadata.Uid}"));
        var run = factory.Run(stop.Token);
        await factory.WaitForSync(default);
        server.BreakWatches(new KubeTransportException("told to"));
        await loop.Settle();
        await client.Delete<ConfigMap>("ns", "one");
        await client.Create(Map("one"));
        server.Compact();
        await loop.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal([">uid-1", "uid-1>", ">uid-2"], seen);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void A_broken_watch_goes_on_where_it_stood_without_a_list() => VirtualLoop.Run(async loop =>
    {
        var (server, client, factory) = Make(loop);
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        var informer = factory.For<ConfigMap>();
        await informer.Synced;
        var last = await client.Create(Map("one"));
        await loop.Settle();
        server.BreakWatches(new KubeTransportException("told to"));
        await client.Create(Map("two"));
        await loop.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(2, informer.List().Count);
        Assert.Single(server.Requests, r => r.Verb == "list");
        Assert.Contains(server.Requests, r => r.Verb == "watch" && r.Query["resourceVersion"] == last.Metadata.ResourceVersion);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void A_bookmark_moves_the_place_where_a_broken_watch_goes_on() => VirtualLoop.Run(async loop =>
    {
        var (server, client, factory) = Make(loop);
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        var informer = factory.For<ConfigMap>();
        await informer.Synced;
        await client.Create(Map("one"));

        // Changes of other kinds say nothing to this watch.
        await client.Create(new Secret { Metadata = new() { Namespace = "default", Name = "other" } });
        await loop.Settle();
        server.SendBookmarks();
        await loop.Settle();
        Assert.Equal($"{server.Version}", informer.ResourceVersion);
        var place = informer.ResourceVersion;
        server.Compact();
        server.BreakWatches(new KubeTransportException("told to"));
        await loop.Pass(TimeSpan.FromSeconds(10));
        Assert.Single(server.Requests, r => r.Verb == "list");
        Assert.Contains(server.Requests, r => r.Verb == "watch" && r.Query.GetValueOrDefault("resourceVersion") == place);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void After_an_expired_version_the_newest_state_is_listed_in_pages() => VirtualLoop.Run(async loop =>
    {
        var (server, client, _) = Make(loop);
        var factory = new InformerFactory(client, loop.Time, new Random(1), NullLoggerFactory.Instance, new() { PageSize = 2 });
        for (var i = 0; i < 5; i++)
        {
            await client.Create(Map($"c{i}"));
        }

        server.Failures.Enqueue(FakeServer.Error(410, StatusReason.Expired));
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        var informer = factory.For<ConfigMap>();
        await informer.Synced;
        Assert.Equal(5, informer.List().Count);
        var lists = server.Requests.Where(r => r.Verb == "list").ToArray();
        Assert.Equal(["0", "", "", ""], lists.Select(r => r.Query.GetValueOrDefault("resourceVersion", "")));
        Assert.Equal(["", "2", "2", "2"], lists.Select(r => r.Query.GetValueOrDefault("limit", "")));
        stop.Cancel();
        await run;
    });

    [Fact]
    public void A_server_without_streaming_lists_is_listed_instead() => VirtualLoop.Run(async loop =>
    {
        var (server, client, _) = Make(loop);
        server.OffersStreamingLists = false;
        await client.Create(Map("one"));
        var factory = new InformerFactory(client, loop.Time, new Random(1), NullLoggerFactory.Instance, new() { StreamingList = true });
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        var informer = factory.For<ConfigMap>();
        await informer.Synced;
        Assert.Single(informer.List());
        stop.Cancel();
        await run;
    });

    [Fact]
    public void Resync_delivers_every_object_as_an_update_of_itself() => VirtualLoop.Run(async loop =>
    {
        var (_, client, _) = Make(loop);
        await client.Create(Map("one"));
        var factory = new InformerFactory(client, loop.Time, new Random(1), NullLoggerFactory.Instance, new() { Resync = TimeSpan.FromMinutes(1) });
        using var stop = new CancellationTokenSource();
        var same = 0;
        factory.For<ConfigMap>().AddHandler((old, current) => same += ReferenceEquals(old, current) ? 1 : 0);
        var run = factory.Run(stop.Token);
        await loop.Pass(TimeSpan.FromSeconds(150));
        Assert.Equal(2, same);
        stop.Cancel();
        await run;
    });

    [Fact]
    public void An_index_added_late_is_complete_and_one_that_was_not_added_is_an_error() => VirtualLoop.Run(async loop =>
    {
        var (_, client, factory) = Make(loop);
        await client.Create(Map("one"));
        var informer = factory.For<ConfigMap>();
        using var stop = new CancellationTokenSource();
        var run = factory.Run(stop.Token);
        await informer.Synced;
        Assert.Throws<InvalidOperationException>(() => informer.ByIndex("initial", "o"));
        informer.AddIndex("initial", c => [c.Metadata.Name[..1]]);
        Assert.Single(informer.ByIndex("initial", "o"));
        await client.Create(Map("other"));
        await loop.Settle();
        Assert.Equal(2, informer.ByIndex("initial", "o").Count);
        stop.Cancel();
        await run;
    });

    private static (FakeServer Server, KubeClient Client, InformerFactory Factory) Make(VirtualLoop loop)
    {
        var server = new FakeServer(loop.Time);
        var client = new KubeClient(server);
        return (server, client, new(client, loop.Time, new Random(1), NullLoggerFactory.Instance));
    }

    private static ConfigMap Map(string name) => new() { Metadata = new() { Namespace = "ns", Name = name } };
}
