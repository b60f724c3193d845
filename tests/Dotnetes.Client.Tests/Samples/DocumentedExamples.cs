using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Dynamic;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.LeaderElection;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Tests.Samples;

/// <summary>The examples of docs/client.md, so that they compile; <see cref="ExampleTests"/> sees to it that they are the same.</summary>
internal static class DocumentedExamples
{
    public static IKubeClient Connect(ILogger logger)
    {
        var time = TimeProvider.System;
        var configuration = InClusterConfiguration.IsAvailable
            ? InClusterConfiguration.Load(time)
            : KubeconfigClient.Configure(KubeconfigLoader.Load(), time);
        using var transport = new HttpTransport(configuration, time, logger);
        IKubeClient client = new KubeClient(transport);
        return client;
    }

    public static async Task ReadAndWrite(IKubeClient client)
    {
        var web = await client.Get<Deployment>("shop", "web");
        await client.Update(web with { Spec = web.Spec with { Replicas = 3 } });
        await client.Patch<Pod>("shop", "web-0", ObjectPatch.Merge("""{"metadata":{"labels":{"tier":"front"}}}"""));
        await foreach (var change in client.Watch<Pod>("shop"))
        {
            Console.WriteLine($"{change.Type} {change.Object.Metadata.Name}");
        }
    }

    public static async Task TryAgain(IKubeClient client)
    {
        while (true)
        {
            try
            {
                var settings = await client.Get<ConfigMap>("shop", "settings");
                await client.Update(settings with { Data = settings.Data.With("colour", "blue") });
                break;
            }
            catch (KubeApiException e) when (e.IsConflict)
            {
                // Somebody else was faster.
            }
        }
    }

    public static async Task AnyResource(IKubeClient client)
    {
        var api = await ApiDiscovery.Read(client);
        var widgets = new DynamicClient(client, api.Find("example.com/v1", "Widget")!.Name);
        var first = await widgets.Get("shop", "first");
        Console.WriteLine(first.Get("spec", "colour")?.AsString);
        await widgets.Patch("shop", "first", ObjectPatch.Merge("""{"spec":{"colour":"blue"}}"""));
        await foreach (var change in widgets.Watch("shop"))
        {
            Console.WriteLine($"{change.Type} {change.Object.Get("metadata", "name")?.AsString}");
        }
    }

    public static async Task Inform(IKubeClient client, IWorkQueue<ObjectKey> queue, TimeProvider time, int seed, ILoggerFactory loggers, CancellationToken stopping)
    {
        var informers = new InformerFactory(client, time, new Random(seed), loggers);
        var pods = informers.For<Pod>();
        pods.AddIndex("node", pod => [pod.Spec.NodeName]);
        pods.AddHandler((old, current) => queue.Add(ObjectKey.Of((current ?? old)!)));
        var running = informers.Run(stopping);
        await informers.WaitForSync(stopping);
        var here = pods.ByIndex("node", "node-1");
        Console.WriteLine(here.Count);
        await running;
    }

    public static async Task Lead(
        IKubeClient client, InformerFactory informers, Greeter greeter, TimeProvider time, Random random, ILogger logger, CancellationToken stopping)
    {
        var elector = new LeaderElector(client, new() { Namespace = "shop", Name = "greeter", Identity = Environment.MachineName }, time, random, logger);
        await elector.Run(stopLeading => Task.WhenAll(informers.Run(stopLeading), greeter.Run(stopLeading)), stopping);
    }
}
