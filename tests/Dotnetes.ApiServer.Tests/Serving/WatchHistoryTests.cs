using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class WatchHistoryTests
{
    [Fact]
    public async Task A_watch_goes_on_after_a_restart_of_the_server_where_it_stopped()
    {
        await using var store = new MemoryStore();
        var (first, _) = await Write(store);
        await using var server = await Over(store);

        // The cache of the new server begins here.
        await server.Send<ConfigMap>("get", "default", "c");
        await server.Send("create", "default", "", new ConfigMap { Metadata = new ObjectMeta { Name = "d" } });
        var events = await Watch(server, first, 4);
        Assert.Equal(["Modified a 2", "Added c ", "Deleted b ", "Added d "], events);
    }

    [Fact]
    public async Task Selectors_see_what_was_there_before_a_change_of_the_history()
    {
        await using var store = new MemoryStore();
        var (first, _) = await Write(store);
        await using var server = await Over(store);
        await server.Send("create", "default", "", new ConfigMap { Metadata = new ObjectMeta { Name = "d", Labels = ValueMap.Of(("l", "1")) } });
        var events = await Watch(server, first, 2, ("labelSelector", "l=1"));
        Assert.Equal(["Deleted a 1", "Added d "], events);
    }

    [Fact]
    public async Task A_watch_from_before_what_the_store_compacted_is_refused()
    {
        await using var store = new MemoryStore();
        var (first, last) = await Write(store);
        await store.Compact(last);
        await using var server = await Over(store);
        await server.Send<ConfigMap>("get", "default", "c");
        var events = await Watch(server, first, 1);
        Assert.Equal(["Error 410 Expired"], events);
        Assert.Equal(["Error 410 Expired"], await Watch(server, first + 1, 1));
    }

    [Fact]
    public async Task A_watch_from_the_compacted_revision_itself_is_answered()
    {
        await using var store = new MemoryStore();
        var (first, _) = await Write(store);
        await store.Compact(first);
        await using var server = await Over(store);
        await server.Send<ConfigMap>("get", "default", "c");
        Assert.Equal(["Modified a 2", "Added c ", "Deleted b "], await Watch(server, first, 3));
    }

    private static Task<TestServer> Over(IStore store) => TestServer.Start(change: options => options with { Store = store });

    private static async Task<(long First, long Last)> Write(IStore store)
    {
        await using var server = await Over(store);
        var a = await server.Send("create", "default", "", new ConfigMap
        {
            Metadata = new ObjectMeta { Name = "a", Labels = ValueMap.Of(("l", "1")) },
            Data = ValueMap.Of(("k", "1")),
        });
        var b = await server.Send("create", "default", "", new ConfigMap { Metadata = new ObjectMeta { Name = "b" } });
        await server.Send("update", "default", "a", a with { Data = ValueMap.Of(("k", "2")), Metadata = a.Metadata with { Labels = default } });
        await server.Send("create", "default", "", new ConfigMap { Metadata = new ObjectMeta { Name = "c" } });
        await server.Send<ConfigMap>("delete", "default", "b");
        var last = await server.Send("create", "default", "", new Secret { Metadata = new ObjectMeta { Name = "s" } });
        return (Revision(b), Revision(last));
    }

    private static long Revision(IKubeObject value) => long.Parse(value.Metadata.ResourceVersion, CultureInfo.InvariantCulture);

    private static async Task<List<string>> Watch(TestServer server, long after, int count, params (string, string)[] query)
    {
        var request = new KubeRequest
        {
            Verb = "watch",
            Version = "v1",
            Resource = "configmaps",
            Namespace = "default",
            Query = ValueMap<string>.From(query.Select(q => KeyValuePair.Create(q.Item1, q.Item2)).Append(KeyValuePair.Create("resourceVersion", $"{after}"))),
        };
        var events = new List<string>();
        await foreach (var change in server.Transport.Watch(request, default))
        {
            events.Add(change.Value is ConfigMap map
                ? $"{change.Type} {map.Metadata.Name} {(map.Data.TryGetValue("k", out var value) ? value : "")}"
                : $"{change.Type} {(change.Value as Status)?.Code} {(change.Value as Status)?.Reason}");
            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }
}
