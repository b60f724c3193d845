using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.LeaderElection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Serving;

/// <summary>What every way into an API server must do, against the real one.</summary>
public sealed class TransportConformance
{
    public static TheoryData<Route> Routes => [Route.InProcess, Route.Protobuf, Route.Json];

    public static TheoryData<Route, bool> RoutesAndStreaming => new()
    {
        { Route.InProcess, false }, { Route.InProcess, true }, { Route.Protobuf, false }, { Route.Protobuf, true }, { Route.Json, false }, { Route.Json, true },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Objects_are_created_read_changed_and_deleted(Route route)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        var created = await client.Create(Map("settings", "blue"));
        Assert.NotEmpty(created.Metadata.Uid);
        Assert.Equal(created, await client.Get<ConfigMap>("default", "settings"));
        var updated = await client.Update(created with { Data = ValueMap.Of(("colour", "red")) });
        Assert.NotEqual(created.Metadata.ResourceVersion, updated.Metadata.ResourceVersion);
        var patched = await client.Patch<ConfigMap>("default", "settings", ObjectPatch.Merge("""{"metadata":{"labels":{"a":"b"}}}"""));
        Assert.Equal("b", patched.Metadata.Labels["a"]);
        Assert.Equal("red", patched.Data["colour"]);
        await client.Delete<ConfigMap>("default", "settings", new() { Preconditions = new() { Uid = created.Metadata.Uid } });
        Assert.True((await Assert.ThrowsAsync<KubeApiException>(() => client.Get<ConfigMap>("default", "settings").AsTask())).IsNotFound);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Lists_are_selected_and_paged(Route route)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        for (var i = 0; i < 5; i++)
        {
            await client.Create(Map($"c{i}", "blue") with { Metadata = new() { Namespace = "default", Name = $"c{i}", Labels = ValueMap.Of(("odd", $"{i % 2}")) } });
        }

        var all = await client.List<ConfigMap>("default", new() { Limit = 3, LabelSelector = "odd" });
        var names = all.Items.Select(c => c.Metadata.Name).ToList();
        var rest = await client.List<ConfigMap>("default", new() { Limit = 3, LabelSelector = "odd", Continue = all.Metadata.Continue });
        names.AddRange(rest.Items.Select(c => c.Metadata.Name));
        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], names);
        Assert.Equal(["c1", "c3"], (await client.List<ConfigMap>(null, new() { LabelSelector = "odd=1" })).Items.Select(c => c.Metadata.Name));
        await client.DeleteCollection<ConfigMap>("default", new() { LabelSelector = "odd=1" });
        Assert.Equal(3, (await client.List<ConfigMap>("default", new() { LabelSelector = "odd" })).Items.Count);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Refusals_carry_the_servers_status(Route route)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        var created = await client.Create(Map("settings", "blue"));
        Assert.True((await Refusal(() => client.Create(Map("settings", "blue")).AsTask())).IsAlreadyExists);
        await client.Update(created with { Data = ValueMap.Of(("colour", "red")) });
        Assert.True((await Refusal(() => client.Update(created with { Data = ValueMap.Of(("colour", "green")) }).AsTask())).IsConflict);
        var invalid = await Refusal(() => client.Create(Map("Not A Name", "blue")).AsTask());
        Assert.Equal((422, StatusReason.Invalid), (invalid.Code, invalid.Reason));
        Assert.Equal("metadata.name", invalid.Status.Details!.Causes[0].Field);
        Assert.Equal(404, (await Refusal(() => client.Send(new() { Verb = "list", Group = "example.com", Version = "v1", Resource = "widgets" }).AsTask())).Code);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_watch_shows_every_change_from_its_version_on(Route route)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        var first = await client.Create(Map("first", "blue"));
        var second = await client.Create(Map("second", "blue"));
        await client.Update(second with { Data = ValueMap.Of(("colour", "red")) });
        await client.Delete<ConfigMap>("default", "second");
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        await foreach (var e in client.Watch<ConfigMap>("default", new() { ResourceVersion = first.Metadata.ResourceVersion }, stop.Token))
        {
            seen.Add($"{e.Type} {e.Object.Metadata.Name} {e.Object.Data["colour"]}");
            if (seen.Count == 3)
            {
                break;
            }
        }

        Assert.Equal(["Added second blue", "Modified second red", "Deleted second red"], seen);
    }

    [Theory]
    [MemberData(nameof(RoutesAndStreaming))]
    public async Task An_informer_follows_the_collection(Route route, bool streaming)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        await client.Create(Map("before", "blue"));
        using var stop = new CancellationTokenSource();
        var factory = new InformerFactory(client, TimeProvider.System, new Random(1), NullLoggerFactory.Instance, new() { StreamingList = streaming });
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var deleted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var informer = factory.For<ConfigMap>("default");
        informer.AddHandler((old, current) =>
        {
            if (current is null)
            {
                deleted.TrySetResult(old!.Metadata.Name);
            }
            else if (current.Metadata.Name == "before")
            {
                seen.TrySetResult(current.Data["colour"]);
            }
        });
        var run = factory.Run(stop.Token);
        await factory.WaitForSync(default);

        // The first list may come from a cache that is a moment behind.
        Assert.Equal("blue", await seen.Task);
        await client.Create(Map("after", "red"));
        await client.Delete<ConfigMap>("default", "before");
        Assert.Equal("before", await deleted.Task);
        Assert.Null(informer.Get("default", "before"));
        Assert.Equal("red", informer.Get("default", "after")!.Data["colour"]);
        await stop.CancelAsync();
        await run;
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_leader_is_elected_and_events_are_recorded(Route route)
    {
        await using var server = await RealServer.Start(route);
        var client = server.Client;
        var time = TimeProvider.System;
        using var stop = new CancellationTokenSource();
        var recorder = new CoreEventRecorder(client, new() { Component = "test" }, time, new Random(1), NullLogger.Instance);
        var series = new SeriesEventRecorder(client, new() { Component = "example.com/test" }, time, new Random(1), NullLogger.Instance);
        var runs = Task.WhenAll(recorder.Run(stop.Token), series.Run(stop.Token));
        var elector = new LeaderElector(client, new() { Name = "test", Identity = "me" }, time, new Random(1), NullLogger.Instance);
        await elector.Run(
            async token =>
            {
                var lease = await client.Get<Lease>("kube-system", "test", cancellationToken: token);
                Assert.Equal("me", lease.Spec.HolderIdentity);
                recorder.Normal(lease, "Elected", "it leads");
                series.Normal(lease, "Elected", "it leads");
                var seen = 0;
                await foreach (var e in client.Watch<Event>("kube-system", new() { ResourceVersion = "0" }, token))
                {
                    Assert.Equal(("Elected", "it leads", "Lease", "test"), (e.Object.Reason, e.Object.Message, e.Object.InvolvedObject.Kind, e.Object.InvolvedObject.Name));
                    if (++seen == 2)
                    {
                        break;
                    }
                }
            },
            stop.Token);
        Assert.True(string.IsNullOrEmpty((await client.Get<Lease>("kube-system", "test")).Spec.HolderIdentity));
        await stop.CancelAsync();
        await runs;
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Any_resource_is_reached_by_its_metadata(Route route)
    {
        await using var server = await RealServer.Start(route);
        await server.Client.Create(Map("settings", "blue"));
        var metadata = MetadataClient.For(server.Client, new("", "v1", "configmaps"));
        Assert.Equal("settings", (await metadata.Get<PartialObjectMetadata>("default", "settings")).Metadata.Name);
        var list = await metadata.List<PartialObjectMetadata>("default");
        Assert.Contains(list.Items, o => o.Metadata.Name == "settings");
        await foreach (var e in metadata.Watch<PartialObjectMetadata>("default", new() { ResourceVersion = "0", FieldSelector = "metadata.name=settings" }))
        {
            Assert.Equal("settings", e.Object.Metadata.Name);
            break;
        }

        await metadata.Delete<PartialObjectMetadata>("default", "settings");
        Assert.True((await Refusal(() => metadata.Get<PartialObjectMetadata>("default", "settings").AsTask())).IsNotFound);
    }

    private static Task<KubeApiException> Refusal(Func<Task> call) => Assert.ThrowsAsync<KubeApiException>(call);

    private static ConfigMap Map(string name, string colour) => new()
    {
        Metadata = new() { Namespace = "default", Name = name },
        Data = ValueMap.Of(("colour", colour)),
    };
}
