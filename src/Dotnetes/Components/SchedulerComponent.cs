using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Scheduler;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>The scheduler with all that it needs beside a client.</summary>
public static class SchedulerComponent
{
    /// <summary>Runs until cancelled.</summary>
    public static async Task Run(
        IKubeClient client, KubeSchedulerConfiguration configuration, MetricRegistry metrics, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var random = SystemRandom.Create();
        var informers = new InformerFactory(client, time, random, logging);
        var events = new CoreEventRecorder(client, new EventRecorderOptions { Component = "default-scheduler" }, time, random, logging.CreateLogger("events"));
        var options = new SchedulerOptions { Time = time, Random = random, Configuration = configuration, Metrics = metrics };
        using var scheduler = new KubeScheduler(client, informers, events, logging.CreateLogger<KubeScheduler>(), options);
        await Task.WhenAll(informers.Run(cancellationToken), events.Run(cancellationToken), scheduler.Run(cancellationToken));
    }
}
