using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.Client;

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
