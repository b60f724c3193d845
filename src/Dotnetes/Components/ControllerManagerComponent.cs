using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Controllers;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>The controllers with all that they need beside a client.</summary>
public static class ControllerManagerComponent
{
    /// <summary>Runs until cancelled.</summary>
    public static async Task Run(IKubeClient client, ControllerSetOptions options, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var random = SystemRandom.Create();
        var informers = new InformerFactory(client, time, random, logging);
        var events = new CoreEventRecorder(client, new EventRecorderOptions { Component = "controllermanager" }, time, random, logging.CreateLogger("events"));
        var context = new ControllerContext(client, informers, events, time, random, logging);
        var controllers = ControllerSet.Create(context, options);
        await Task.WhenAll([informers.Run(cancellationToken), events.Run(cancellationToken), .. controllers.Select(c => c.Run(cancellationToken))]);
    }
}
