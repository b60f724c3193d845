using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests;

public sealed class MetadataClientTests
{
    [Fact]
    public void Any_resource_can_be_read_watched_and_deleted_by_its_metadata() => VirtualLoop.Run(async loop =>
    {
        var client = new KubeClient(new FakeServer(loop.Time));
        await client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = "one" }, Data = ValueMap.Of(("k", "v")) });
        var metadata = MetadataClient.For(client, new("", "v1", "configmaps"));
        using var stop = new CancellationTokenSource();
        var informer = new Informer<PartialObjectMetadata>(metadata, loop.Time, new Random(1), NullLogger.Instance);
        var run = informer.Run(stop.Token);
        await informer.Synced;
        await client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = "two" } });
        await metadata.Delete<PartialObjectMetadata>("ns", "one");
        await loop.Settle();
        Assert.Equal(["two"], informer.List().Select(o => o.Metadata.Name));
        Assert.Equal("two", (await metadata.Get<PartialObjectMetadata>("ns", "two")).Metadata.Name);
        stop.Cancel();
        await run;
    });
}
