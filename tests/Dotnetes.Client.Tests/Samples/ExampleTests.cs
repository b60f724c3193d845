using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Dotnetes.Client.Tests.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Samples;

public sealed class ExampleTests
{
    [Fact]
    public void The_examples_of_the_documentation_are_compiled()
    {
        var root = Root();
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(root, "tests", "Dotnetes.Client.Tests", "Samples"), "*.cs").Select(File.ReadAllText).Select(Plain));
        var blocks = File.ReadAllText(Path.Combine(root, "docs", "client.md")).Split("```csharp\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, b => Assert.Contains(Plain(b), sources, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Route.InProcess)]
    [InlineData(Route.Protobuf)]
    public async Task The_documented_reconciler_greets(Route route)
    {
        await using var server = await RealServer.Start(route);
        using var stop = new CancellationTokenSource();
        using var queue = new WorkQueue<ObjectKey>(TimeProvider.System, "greeter");
        var informers = new InformerFactory(server.Client, TimeProvider.System, new Random(1), NullLoggerFactory.Instance);
        var maps = informers.For<ConfigMap>("default");
        maps.AddHandler((old, current) => queue.Add(ObjectKey.Of((current ?? old)!)));
        var greeter = new Greeter(maps, server.Client, queue, NullLogger.Instance);
        var running = Task.WhenAll(informers.Run(stop.Token), greeter.Run(stop.Token));
        await server.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = "new" } });
        await foreach (var e in server.Client.Watch<ConfigMap>("default", new() { ResourceVersion = "0", FieldSelector = "metadata.name=new" }))
        {
            if (e.Object.Data.GetValueOrDefault("greeting") == "hello")
            {
                break;
            }
        }

        await stop.CancelAsync();
        await running;
    }

    private static string Plain(string source) => string.Join('\n', source.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs")) || !Directory.Exists(Path.Combine(folder, "tests")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
