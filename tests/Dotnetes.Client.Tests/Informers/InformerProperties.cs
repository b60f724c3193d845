using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Informers;

/// <summary>Whatever happens to the connection and to the server's history, the copy ends up equal, and handlers saw a history that leads there.</summary>
public sealed class InformerProperties
{
    public static TheoryData<bool> StreamingLists => [false, true];

    [Theory]
    [MemberData(nameof(StreamingLists))]
    public void The_store_equals_the_servers_state_whatever_the_interleaving_of_changes_and_failures(bool streaming)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            try
            {
                VirtualLoop.Run(loop => Check(loop, new Random(seed), streaming));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        }
    }

    private static async Task Check(VirtualLoop loop, Random random, bool streaming)
    {
        var server = new FakeServer(loop.Time);
        var client = new KubeClient(server);
        using var stop = new CancellationTokenSource();
        var informer = new Informer<ConfigMap>(client, loop.Time, new Random(random.Next()), NullLogger.Instance, new() { StreamingList = streaming });
        informer.AddIndex("even", static c => [(c.Data.GetValueOrDefault("n", "0").Length % 2).ToString()]);
        var first = new HandlerModel(informer);
        await Change(server, client, random, 5);
        var run = informer.Run(stop.Token);
        HandlerModel? late = null;
        for (var step = 0; step < 40; step++)
        {
            await Disturb(loop, server, client, random);
            late ??= step == 20 ? new HandlerModel(informer) : null;
        }

        server.Failures.Clear();
        server.BreakWatches();
        await loop.Pass(TimeSpan.FromMinutes(5));

        var expected = server.Objects<ConfigMap>().ToArray();
        Assert.True(informer.HasSynced);
        Assert.Equal(expected, informer.List());
        Assert.Equal(expected.Where(c => c.Metadata.Namespace == "b"), informer.List("b"));
        Assert.Equal(expected.Where(c => c.Data.GetValueOrDefault("n", "0").Length % 2 == 1), informer.ByIndex("even", "1"));
        Assert.Equal(expected, first.Objects);
        Assert.Equal(expected, late!.Objects);
        stop.Cancel();
        await run;
    }

    private static async Task Disturb(VirtualLoop loop, FakeServer server, KubeClient client, Random random)
    {
        switch (random.Next(10))
        {
            case 0:
                server.BreakWatches(new KubeTransportException("told to"));
                break;
            case 1:
                server.BreakWatches();
                break;
            case 2:
                server.Compact();
                break;
            case 3:
                server.Compact();
                server.BreakWatches(new KubeTransportException("told to"));
                break;
            case 4:
                server.BreakWatches(FakeServer.Error(500, StatusReason.InternalError));
                break;
            default:
                await Change(server, client, random, random.Next(1, 4));
                break;
        }

        if (random.Next(4) == 0)
        {
            server.Failures.Enqueue(random.Next(3) switch
            {
                0 => FakeServer.Error(429, StatusReason.TooManyRequests),
                1 => FakeServer.Error(410, StatusReason.Expired),
                _ => new KubeTransportException("told to"),
            });
        }

        await loop.Pass(TimeSpan.FromMilliseconds(random.Next(3) * random.Next(3000)));
    }

    private static async Task Change(FakeServer server, KubeClient client, Random random, int times)
    {
        for (var i = 0; i < times; i++)
        {
            // Requests of this writer shall not meet the failures meant for the informer.
            var failures = server.Failures.ToArray();
            server.Failures.Clear();
            var (ns, name) = (random.Next(2) == 0 ? "a" : "b", $"c{random.Next(5)}");
            var current = server.Objects<ConfigMap>().FirstOrDefault(c => c.Metadata.Namespace == ns && c.Metadata.Name == name);
            if (current is null)
            {
                await client.Create(new ConfigMap { Metadata = new() { Namespace = ns, Name = name } });
            }
            else if (random.Next(3) == 0)
            {
                await client.Delete<ConfigMap>(ns, name);
            }
            else
            {
                await client.Update(current with { Data = ValueMap.Of(("n", new string('x', random.Next(9)))) });
            }

            foreach (var failure in failures)
            {
                server.Failures.Enqueue(failure);
            }
        }
    }

    /// <summary>Builds its own copy from what a handler is told, and complains about what cannot be.</summary>
    private sealed class HandlerModel
    {
        private readonly SortedDictionary<string, ConfigMap> _objects = new(StringComparer.Ordinal);

        public HandlerModel(Informer<ConfigMap> informer) => informer.AddHandler((old, current) =>
        {
            try
            {
                Apply(old, current);
            }
            catch (Exception e)
            {
                Complaint ??= e;
            }
        });

        public Exception? Complaint { get; private set; }

        public IEnumerable<ConfigMap> Objects => Complaint is null ? _objects.Values : throw Complaint;

        private void Apply(ConfigMap? old, ConfigMap? current)
        {
            var key = ObjectKey.Of((current ?? old)!).ToString();
            var known = _objects.GetValueOrDefault(key);
            if (current is null)
            {
                Assert.Equal(known!.Metadata.Uid, old!.Metadata.Uid);
                _objects.Remove(key);
                return;
            }

            Assert.Same(known, old);
            Assert.True(known is null || known.Metadata.Uid == current.Metadata.Uid);
            Assert.True(known is null || long.Parse(known.Metadata.ResourceVersion) < long.Parse(current.Metadata.ResourceVersion));
            _objects[key] = current;
        }
    }
}
