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
    /// <param name="client">The API, as the controller manager.</param>
    /// <param name="options">The settings of the controllers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="clientFor">Gives each controller the identity of its service account; null lets all of them act as the controller manager.</param>
    public static async Task Run(
        IKubeClient client,
        ControllerSetOptions options,
        TimeProvider time,
        ILoggerFactory logging,
        CancellationToken cancellationToken,
        Func<string, IKubeClient>? clientFor = null)
    {
        var random = SystemRandom.Create();
        var informers = new InformerFactory(client, time, random, logging);
        var events = new CoreEventRecorder(client, new EventRecorderOptions { Component = "controllermanager" }, time, random, logging.CreateLogger("events"));
        var context = new ControllerContext(client, informers, events, time, random, logging) { ClientFor = clientFor };
        var controllers = ControllerSet.Create(context, options);
        await Task.WhenAll([informers.Run(cancellationToken), events.Run(cancellationToken), .. controllers.Select(c => c.Run(cancellationToken))]);
    }
}
