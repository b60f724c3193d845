using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Dynamic;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.LeaderElection;
using Dotnetes.Machinery.Json;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Serving;

/// <summary>What a client does with any API server that serves Kubernetes, in a namespace without objects of its own.</summary>
internal static class ClientCases
{
    public static async Task Objects(KubeClient client, string ns)
    {
        var created = await client.Create(Map(ns, "settings", "blue"));
        Assert.NotEmpty(created.Metadata.Uid);
        Assert.Equal(created, await client.Get<ConfigMap>(ns, "settings"));
        var updated = await client.Update(created with { Data = ValueMap.Of(("colour", "red")) });
        Assert.NotEqual(created.Metadata.ResourceVersion, updated.Metadata.ResourceVersion);
        var patched = await client.Patch<ConfigMap>(ns, "settings", ObjectPatch.Merge("""{"metadata":{"labels":{"a":"b"}}}"""));
        Assert.Equal("b", patched.Metadata.Labels["a"]);
        Assert.Equal("red", patched.Data["colour"]);
        await client.Delete<ConfigMap>(ns, "settings", new() { Preconditions = new() { Uid = created.Metadata.Uid } });
        Assert.True((await Assert.ThrowsAsync<KubeApiException>(() => client.Get<ConfigMap>(ns, "settings").AsTask())).IsNotFound);
    }

    public static async Task Lists(KubeClient client, string ns)
    {
        for (var i = 0; i < 5; i++)
        {
            await client.Create(Map(ns, $"c{i}", "blue") with { Metadata = new() { Namespace = ns, Name = $"c{i}", Labels = ValueMap.Of(("odd", $"{i % 2}")) } });
        }

        var all = await client.List<ConfigMap>(ns, new() { Limit = 3, LabelSelector = "odd" });
        var names = all.Items.Select(c => c.Metadata.Name).ToList();
        var rest = await client.List<ConfigMap>(ns, new() { Limit = 3, LabelSelector = "odd", Continue = all.Metadata.Continue });
        names.AddRange(rest.Items.Select(c => c.Metadata.Name));
        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], names);
        Assert.Equal(["c1", "c3"], (await client.List<ConfigMap>(null, new() { LabelSelector = "odd=1" })).Items.Select(c => c.Metadata.Name));
        await client.DeleteCollection<ConfigMap>(ns, new() { LabelSelector = "odd=1" });
        Assert.Equal(3, (await client.List<ConfigMap>(ns, new() { LabelSelector = "odd" })).Items.Count);
    }

    public static async Task Refusals(KubeClient client, string ns)
    {
        var created = await client.Create(Map(ns, "settings", "blue"));
        Assert.True((await Refusal(() => client.Create(Map(ns, "settings", "blue")).AsTask())).IsAlreadyExists);
        await client.Update(created with { Data = ValueMap.Of(("colour", "red")) });
        Assert.True((await Refusal(() => client.Update(created with { Data = ValueMap.Of(("colour", "green")) }).AsTask())).IsConflict);
        var invalid = await Refusal(() => client.Create(Map(ns, "Not A Name", "blue")).AsTask());
        Assert.Equal((422, StatusReason.Invalid), (invalid.Code, invalid.Reason));
        Assert.Equal("metadata.name", invalid.Status.Details!.Causes[0].Field);
        Assert.Equal(404, (await Refusal(() => client.Send(new() { Verb = "list", Group = "example.com", Version = "v1", Resource = "widgets" }).AsTask())).Code);
    }

    public static async Task Watch(KubeClient client, string ns)
    {
        var first = await client.Create(Map(ns, "first", "blue"));
        var second = await client.Create(Map(ns, "second", "blue"));
        await client.Update(second with { Data = ValueMap.Of(("colour", "red")) });
        await client.Delete<ConfigMap>(ns, "second");
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        await foreach (var e in client.Watch<ConfigMap>(ns, new() { ResourceVersion = first.Metadata.ResourceVersion }, stop.Token))
        {
            seen.Add($"{e.Type} {e.Object.Metadata.Name} {e.Object.Data["colour"]}");
            if (seen.Count == 3)
            {
                break;
            }
        }

        Assert.Equal(["Added second blue", "Modified second red", "Deleted second red"], seen);
    }

    public static async Task Informer(KubeClient client, string ns, bool streaming)
    {
        await client.Create(Map(ns, "before", "blue"));
        using var stop = new CancellationTokenSource();
        var factory = new InformerFactory(client, TimeProvider.System, new Random(1), NullLoggerFactory.Instance, new() { StreamingList = streaming });
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var deleted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var informer = factory.For<ConfigMap>(ns);
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
        await client.Create(Map(ns, "after", "red"));
        await client.Delete<ConfigMap>(ns, "before");
        Assert.Equal("before", await deleted.Task);
        Assert.Null(informer.Get(ns, "before"));
        Assert.Equal("red", informer.Get(ns, "after")!.Data["colour"]);
        await stop.CancelAsync();
        await run;
    }

    public static async Task LeaderAndEvents(KubeClient client, string ns)
    {
        var time = TimeProvider.System;
        using var stop = new CancellationTokenSource();
        var recorder = new CoreEventRecorder(client, new() { Component = "test" }, time, new Random(1), NullLogger.Instance);
        var series = new SeriesEventRecorder(client, new() { Component = "example.com/test" }, time, new Random(1), NullLogger.Instance);
        var runs = Task.WhenAll(recorder.Run(stop.Token), series.Run(stop.Token));
        var elector = new LeaderElector(client, new() { Name = "test", Identity = "me", Namespace = ns }, time, new Random(1), NullLogger.Instance);
        await elector.Run(
            async token =>
            {
                var lease = await client.Get<Lease>(ns, "test", cancellationToken: token);
                Assert.Equal("me", lease.Spec.HolderIdentity);
                recorder.Normal(lease, "Elected", "it leads");
                series.Normal(lease, "Elected", "it leads");
                var seen = 0;
                await foreach (var e in client.Watch<Event>(ns, new() { ResourceVersion = "0" }, token))
                {
                    Assert.Equal(("Elected", "it leads", "Lease", "test"), (e.Object.Reason, e.Object.Message, e.Object.InvolvedObject.Kind, e.Object.InvolvedObject.Name));
                    if (++seen == 2)
                    {
                        break;
                    }
                }
            },
            stop.Token);
        Assert.True(string.IsNullOrEmpty((await client.Get<Lease>(ns, "test")).Spec.HolderIdentity));
        await stop.CancelAsync();
        await runs;
    }

    public static async Task Metadata(KubeClient client, string ns)
    {
        await client.Create(Map(ns, "settings", "blue"));
        var metadata = MetadataClient.For(client, new("", "v1", "configmaps"));
        Assert.Equal("settings", (await metadata.Get<PartialObjectMetadata>(ns, "settings")).Metadata.Name);
        var list = await metadata.List<PartialObjectMetadata>(ns);
        Assert.Contains(list.Items, o => o.Metadata.Name == "settings");
        await foreach (var e in metadata.Watch<PartialObjectMetadata>(ns, new() { ResourceVersion = "0", FieldSelector = "metadata.name=settings" }))
        {
            Assert.Equal("settings", e.Object.Metadata.Name);
            break;
        }

        await metadata.Delete<PartialObjectMetadata>(ns, "settings");
        Assert.True((await Refusal(() => metadata.Get<PartialObjectMetadata>(ns, "settings").AsTask())).IsNotFound);
    }

    public static async Task Dynamic(KubeClient client, string ns)
    {
        var api = await ApiDiscovery.Read(client);
        var maps = new DynamicClient(client, api.Find("v1", "ConfigMap")!.Name);
        var value = JsonValue.ParseObject($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"free","namespace":"{{{ns}}}"},"data":{"colour":"blue"}}""");
        var created = await maps.Create(value);
        Assert.Equal("ConfigMap", created.Get("kind")!.AsString);
        Assert.Equal(created, await maps.Get(ns, "free"));
        var updated = await maps.Update(created.With("data", JsonValue.Parse("""{"colour":"red"}""")));
        Assert.True((await Refusal(() => maps.Update(created.With("data", JsonValue.Parse("{}"))).AsTask())).IsConflict);
        var patched = await maps.Patch(ns, "free", ObjectPatch.Merge("""{"metadata":{"labels":{"a":"b"}}}"""));
        Assert.Equal(("b", "red"), (patched.Get("metadata", "labels", "a")!.AsString, patched.Get("data", "colour")!.AsString));
        var conflict = await Refusal(() => maps.Apply(value, "applier").AsTask());
        Assert.Equal(".data.colour", conflict.Status.Details!.Causes[0].Field);
        Assert.Equal("blue", (await maps.Apply(value, "applier", force: true)).Get("data", "colour")!.AsString);

        var list = await maps.List(ns, new() { LabelSelector = "a=b" });
        Assert.Equal(["free"], list.Items.Select(i => i.Get("metadata", "name")!.AsString));
        Assert.NotEmpty(list.Metadata.ResourceVersion);
        await maps.Delete(ns, "free");
        var seen = new List<string>();
        await foreach (var e in maps.Watch(ns, new() { ResourceVersion = updated.Get("metadata", "resourceVersion")!.AsString!, FieldSelector = "metadata.name=free" }))
        {
            seen.Add($"{e.Type} {e.Object.Get("data", "colour")!.AsString}");
            if (e.Type == WatchEventType.Deleted)
            {
                break;
            }
        }

        Assert.Equal(["Modified red", "Modified blue", "Deleted blue"], seen);
        await maps.DeleteCollection(ns, new() { LabelSelector = "a=b" });
        Assert.True((await Refusal(() => maps.Get(ns, "free").AsTask())).IsNotFound);
        await Assert.ThrowsAsync<ArgumentException>(() => maps.Delete(ns, "").AsTask());
    }

    private static Task<KubeApiException> Refusal(Func<Task> call) => Assert.ThrowsAsync<KubeApiException>(call);

    private static ConfigMap Map(string ns, string name, string colour) => new()
    {
        Metadata = new() { Namespace = ns, Name = name },
        Data = ValueMap.Of(("colour", colour)),
    };
}
