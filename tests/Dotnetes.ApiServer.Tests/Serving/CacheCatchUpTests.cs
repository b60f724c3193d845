using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.Client;
using Dotnetes.Store;
using Dotnetes.Tests.Shared;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class CacheCatchUpTests
{
    [Fact]
    public async Task Who_has_written_alone_finds_it_in_the_cache_at_once()
    {
        await using var server = await TestServer.Start();
        await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = "first" } });
        var cache = Cache(server);
        await cache.Ready(default);
        for (var i = 0; i < 200; i++)
        {
            var name = $"c{i}";
            await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = name } });
            Assert.NotNull(cache.Peek($"default/{name}"));
            await server.Send<ConfigMap>("delete", "default", name);
            Assert.Null(cache.Peek($"default/{name}"));
        }
    }

    [Fact]
    public async Task Many_writers_lose_no_change_and_none_comes_twice()
    {
        const int Writers = 8;
        const int Each = 50;
        await using var server = await TestServer.Start();
        var first = await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = "first" } });
        var told = Watch(server, first.Metadata.ResourceVersion, Writers * Each);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = $"w{w}-{i}" } });
            }
        })));
        Assert.Equal(Enumerable.Range(0, Writers).SelectMany(w => Enumerable.Range(0, Each).Select(i => $"w{w}-{i}")).Order(StringComparer.Ordinal), (await told).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_writer_whom_the_cache_fails_is_answered_and_the_cache_begins_anew()
    {
        var store = new FailingWatches(new MemoryStore());
        await using var server = await TestServer.Start(change: options => options with { Store = store });
        await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = "first" } });
        var cache = Cache(server);
        await cache.Ready(default);
        store.Failures = 3;
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal($"c{i}", (await server.Send("create", "default", "", new ConfigMap { Metadata = new() { Name = $"c{i}" } })).Metadata.Name);
        }

        // Each failure takes a new list of all, a moment later.
        await Eventually.Holds("the cache has all", async () =>
        {
            await server.Send("create", "default", "", new ConfigMap { Metadata = new() { GenerateName = "more-" } });
            return store.Failures < 0 && Enumerable.Range(0, 6).All(i => cache.Peek($"default/c{i}") is not null);
        });
        Assert.Equal("c5", (await server.Send<ConfigMap>("get", "default", "c5")).Metadata.Name);
    }

    private static ResourceCache Cache(TestServer server) => server.Host.Core.Table.Snapshot.Find(typeof(ConfigMap))!.Storage.Cache;

    private static async Task<List<string>> Watch(TestServer server, string after, int count)
    {
        var request = new KubeRequest { Verb = "watch", Version = "v1", Resource = "configmaps", Namespace = "default", Query = ValueMap.Of(("resourceVersion", after)) };
        var names = new List<string>();
        await foreach (var change in server.Transport.Watch(request, default))
        {
            if (change.Value is ConfigMap { Metadata.Name: ['w', ..] name })
            {
                names.Add(name);
                if (names.Count == count)
                {
                    break;
                }
            }
        }

        return names;
    }
}
