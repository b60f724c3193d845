using System.Net;
using System.Net.Sockets;
using Dotnetes.Client.Informers;
using Dotnetes.Dns.Forwarding;
using Dotnetes.Dns.Serving;
using Dotnetes.Dns.Zones;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Dns;

/// <summary>The cluster's DNS server.</summary>
public sealed partial class ClusterDns
{
    private const int Port = 53;
    private static readonly TimeSpan s_upstreamTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    private readonly ClusterDnsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly MetricRegistry _metrics;
    private readonly ClusterZone _zone;
    private readonly LoopProbe _loops;
    private readonly DnsHandler _handler;
    private readonly IPEndPoint?[] _listeners;
    private readonly TaskCompletionSource<IReadOnlyList<IPEndPoint>> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates the server; <see cref="Run"/> starts it.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="informers">Where the cluster's objects come from; whoever made them runs them.</param>
    /// <param name="metrics">Where figures are registered.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Chooses numbers and orders.</param>
    /// <param name="logger">Where things are logged.</param>
    public ClusterDns(ClusterDnsOptions options, IInformerFactory informers, MetricRegistry metrics, TimeProvider time, Random random, ILogger logger)
    {
        _options = options;
        _listeners = new IPEndPoint?[options.Endpoints.Count];
        _time = time;
        _logger = logger;
        _metrics = metrics;
        _zone = new ClusterZone(options.Zone, informers);
        var cache = new AnswerCache(options.CacheSize, time);
        metrics.Observe(
            "coredns_cache_entries", "How many answers of other servers are remembered.", MetricType.Gauge, MetricStability.Alpha, samples => samples.Add(cache.Count));
        var file = new ResolverFile(options.ResolverFile, IsOwn, time);
        var forwarder = new Forwarder(() => file.Servers, new SocketUpstream(s_upstreamTimeout, time), cache, new Random(random.Next()), time, logger);
        _loops = new LoopProbe(forwarder, new Random(random.Next()), logger);
        _handler = new DnsHandler(new DnsResolver(_zone, forwarder, new Random(random.Next())), _loops, new DnsMetrics(metrics), time, logger);
    }

    /// <summary>Whether the cluster's names can be answered.</summary>
    public bool IsReady => _zone.HasSynced && _listening.Task.IsCompleted;

    /// <summary>Completes when it listens everywhere, and tells where.</summary>
    public Task<IReadOnlyList<IPEndPoint>> Listening => _listening.Task;

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll([.. _options.Endpoints.Select((e, i) => Listen(e, i, cancellationToken)), Probe(cancellationToken), ServeStatus(cancellationToken)]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    private bool IsOwn(IPEndPoint server) =>
        server.Port == Port
        && (_options.Zone.ServerAddresses.Contains(server.Address) || _options.Endpoints.Any(e => e.Port == Port && (e.Address.Equals(server.Address) || e.Address.Equals(IPAddress.Any))));

    private async Task Probe(CancellationToken cancellationToken)
    {
        await _listening.Task.WaitAsync(cancellationToken);
        await _loops.Run(cancellationToken);
    }

    private async Task Listen(IPEndPoint endpoint, int index, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                using var listener = Open(endpoint);
                _listeners[index] = listener.Endpoint;
                if (Array.TrueForAll(_listeners, l => l is not null))
                {
                    _listening.TrySetResult(_listeners!);
                }

                await listener.Run(cancellationToken);
                return;
            }
            catch (SocketException e)
            {
                if (first)
                {
                    Log.CannotListen(_logger, endpoint.ToString(), e.Message);
                }
            }

            await Task.Delay(s_retry, _time, cancellationToken);
        }
    }

    private DnsListener Open(IPEndPoint endpoint)
    {
        try
        {
            return new DnsListener(endpoint, _handler, _time, _logger);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && _options.MayChoosePort)
        {
            var other = new DnsListener(new IPEndPoint(endpoint.Address, 0), _handler, _time, _logger);
            Log.OtherPort(_logger, endpoint.Port, other.Endpoint.Port);
            return other;
        }
    }

    private async Task ServeStatus(CancellationToken cancellationToken)
    {
        if (_options.Status is not { } endpoint)
        {
            return;
        }

        for (var first = true; ; first = false)
        {
            try
            {
                await using var server = StatusServer.Start(endpoint, Status, _time);
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            }
            catch (SocketException e)
            {
                if (first)
                {
                    Log.NoStatus(_logger, endpoint.ToString(), e.Message);
                }
            }

            await Task.Delay(s_retry, _time, cancellationToken);
        }
    }

    private StatusReply Status(string path) => path switch
    {
        "/health" => new StatusReply(200, "OK"),
        "/ready" => IsReady ? new StatusReply(200, "OK") : new StatusReply(503, "kubernetes"),
        "/metrics" => new StatusReply(200, MetricRegistry.Write(_metrics, MetricRegistry.Process)) { ContentType = MetricSamples.ContentType },
        _ => StatusReply.NotFound,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Cluster DNS cannot listen at {Address}: {Reason}; it will be tried again")]
        public static partial void CannotListen(ILogger logger, string address, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Another program has port {Port}, so cluster DNS answers at port {Chosen}; pods go on asking port 53 of its service")]
        public static partial void OtherPort(ILogger logger, int port, int chosen);

        [LoggerMessage(2, LogLevel.Error, "Cluster DNS cannot serve health and metrics at {Address}: {Reason}; it will be tried again")]
        public static partial void NoStatus(ILogger logger, string address, string reason);
    }
}
