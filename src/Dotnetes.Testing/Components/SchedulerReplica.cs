using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Scheduler;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Components;

/// <summary>The scheduler.</summary>
internal static class SchedulerReplica
{
    /// <summary>Runs until cancelled.</summary>
    public static Task Run(TestCluster cluster, TestClusterOptions options, int replica, CancellationToken cancellationToken)
    {
        var client = cluster.ClientFor("system:kube-scheduler");
        var time = cluster.TimeOf("kube-scheduler");
        return Election.Run(cluster, options, client, time, "kube-scheduler", replica, Work, cancellationToken);

        async Task Work(CancellationToken stop)
        {
            var random = cluster.NextRandom();
            var informers = new InformerFactory(client, time, random, options.Logging, options.Informers);
            var events = new CoreEventRecorder(
                client, new EventRecorderOptions { Component = "default-scheduler" }, time, random, options.Logging.CreateLogger("events"));
            var settings = new SchedulerOptions { Time = time, Random = random };
            using var scheduler = new KubeScheduler(client, informers, events, options.Logging.CreateLogger<KubeScheduler>(), settings);
            await Task.WhenAll(informers.Run(stop), events.Run(stop), scheduler.Run(stop));
        }
    }
}
