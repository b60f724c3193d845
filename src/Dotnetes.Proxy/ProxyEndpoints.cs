using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;
using Dotnetes.Proxy.Health;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy;

/// <summary>The health and metrics servers. A port that is taken does not keep the proxy from its work: it is tried again.</summary>
internal sealed partial class ProxyEndpoints(
    KubeProxyConfiguration configuration, ProxyHealth health, ProxyMetrics metrics, MetricRegistry registry, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    private readonly List<StatusServer> _servers = [];

    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(
        Open("health", configuration.HealthzBindAddress, AnswerHealth, cancellationToken), Open("metrics", configuration.MetricsBindAddress, AnswerMetrics, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private static StatusReply Json(bool healthy, string json) =>
        new(healthy ? 200 : 503, json) { ContentType = "application/json", Headers = [("X-Content-Type-Options", "nosniff")] };

    private async Task Open(string what, string address, Func<string, StatusReply> answer, CancellationToken cancellationToken)
    {
        for (var first = true; !cancellationToken.IsCancellationRequested; first = false)
        {
            try
            {
                var server = StatusServer.Start(IPEndPoint.Parse(address), answer, time);
                lock (_servers)
                {
                    _servers.Add(server);
                }

                return;
            }
            catch (SocketException e) when (!configuration.BindAddressHardFail)
            {
                if (first)
                {
                    Log.CannotListen(logger, what, address, e.Message);
                }
            }

            await Task.Delay(s_retry, time, cancellationToken);
        }
    }

    private StatusReply AnswerHealth(string path)
    {
        var withNode = path == "/healthz";
        if (!withNode && path != "/livez")
        {
            return StatusReply.NotFound;
        }

        var (healthy, json) = health.Report(withNode);
        (withNode ? metrics.Health : metrics.Liveness).With(healthy ? "200" : "503").Increment();
        return Json(healthy, json);
    }

    private StatusReply AnswerMetrics(string path) => path switch
    {
        "/metrics" => new StatusReply(200, MetricRegistry.Write(registry, MetricRegistry.Process)) { ContentType = MetricSamples.ContentType },
        "/healthz" => new StatusReply(200, "ok"),
        "/proxyMode" => new StatusReply(200, "nftables"),
        "/configz" => new StatusReply(200, $"{{\"kubeproxy.config.k8s.io\":{JsonText.Of(configuration)}}}") { ContentType = "application/json" },
        _ => StatusReply.NotFound,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "kube-proxy cannot serve its {What} at {Address}: {Reason}; it will be tried again")]
        public static partial void CannotListen(ILogger logger, string what, string address, string reason);
    }
}
