using System.Runtime.CompilerServices;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Faults;
using Dotnetes.Testing.Simulations;
using Dotnetes.Testing.Simulations.Invariants;
using WatchEventType = Dotnetes.Client.WatchEventType;

namespace Dotnetes.Testing.Tests;

/// <summary>What looks on while a simulation runs sees what is wrong.</summary>
public sealed class ObserverTests
{
    [Theory]
    [InlineData("11,12,13", true)]
    [InlineData("11,13,12", false)]
    [InlineData("11,12,12", false)]
    public async Task A_watch_that_goes_back_or_stands_still_is_seen(string versions, bool isRight)
    {
        var wrong = new List<string>();
        var frames = versions.Split(',').Select(v => new KubeWatchFrame(WatchEventType.Modified, new ConfigMap { Metadata = new() { Name = "a", ResourceVersion = v } }));
        var watch = new OrderedWatches(new Played(frames), "me", wrong.Add, () => { });
        var count = 0;
        await foreach (var frame in watch.Watch(new() { Verb = "watch", Version = "v1", Resource = "configmaps", Query = ValueMap.Of(("resourceVersion", "10")) }, default))
        {
            count++;
        }

        Assert.Equal(3, count);
        Assert.Equal(isRight, wrong.Count == 0);
    }

    [Fact]
    public void A_watch_cache_that_differs_from_the_store_is_seen() => VirtualLoop.Run(async loop =>
    {
        var model = new ClusterModel(loop.Time);
        var isDeaf = false;
        await using var cluster = await TestCluster.StartAsync(new()
        {
            Controllers = [],
            Scheduler = false,
            OnStoreChange = batch =>
            {
                if (!isDeaf)
                {
                    model.Apply(batch);
                }
            },
        });
        var map = await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = "a" } });
        await loop.Settle();
        Assert.Null(await CacheComparison.Difference(cluster, model));

        // The model misses a change, then sees one of another kind, so that both claim to be at the same revision.
        isDeaf = true;
        await cluster.Client.Update(map with { Data = ValueMap.Of(("k", "v")) });
        await loop.Settle();
        isDeaf = false;
        await cluster.Client.Create(new Namespace { Metadata = new() { Name = "other" } });
        await loop.Settle();
        Assert.Contains("ConfigMap default/a", await CacheComparison.Difference(cluster, model), StringComparison.Ordinal);
    });

    [Fact]
    public async Task Events_that_come_twice_do_no_harm()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Controllers = [], Scheduler = false });
        cluster.Faults.Add(new Fault(FaultEffect.Repeat) { Verb = "watch" });
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = "a" } });
        await foreach (var change in cluster.Client.Watch<ConfigMap>("default", cancellationToken: stop.Token))
        {
            seen.Add($"{change.Type} {change.Object.Metadata.Name} {change.Object.Metadata.ResourceVersion}");
            if (seen.Count == 2)
            {
                break;
            }
        }

        Assert.StartsWith("Added", seen[0], StringComparison.Ordinal);
        Assert.Equal(seen[0].Replace("Added", "Modified", StringComparison.Ordinal), seen[1]);
    }

    private sealed class Played(IEnumerable<KubeWatchFrame> frames) : IKubeTransport
    {
        public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var frame in frames)
            {
                yield return frame;
            }
        }
    }
}
