using System.Net;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Dns;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>Cluster DNS with all that it needs beside a client.</summary>
public static class ClusterDnsComponent
{
    /// <summary>Runs until cancelled.</summary>
    /// <param name="client">Reads services, endpoint slices and namespaces.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="onListening">What to do as soon as it listens, with where; null for nothing.</param>
    public static async Task Run(
        IKubeClient client, ClusterDnsOptions options, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken, Func<IReadOnlyList<IPEndPoint>, CancellationToken, Task>? onListening = null)
    {
        var random = SystemRandom.Create();
        var informers = new InformerFactory(client, time, random, logging);
        var dns = new ClusterDns(options, informers, new MetricRegistry(), time, random, logging.CreateLogger<ClusterDns>());
        await Task.WhenAll(informers.Run(cancellationToken), dns.Run(cancellationToken), Follow());

        async Task Follow()
        {
            if (onListening is not null)
            {
                var endpoints = await dns.Listening.WaitAsync(cancellationToken);
                await informers.WaitForSync(cancellationToken);
                await onListening(endpoints, cancellationToken);
            }
        }
    }
}
