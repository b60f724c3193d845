using System.Net;
using System.Net.Sockets;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Serving;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy.Health;

/// <summary>
/// Listens at the health check node port of every service that wants traffic only where its endpoints are, and tells load balancers how many
/// of them this node has.
/// </summary>
public sealed partial class HealthCheckPorts(ProxyHealth health, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Dictionary<ObjectKey, (int Port, StatusServer? Server)> _servers = [];
    private volatile IReadOnlyDictionary<ObjectKey, int> _endpoints = new Dictionary<ObjectKey, int>();

    /// <summary>Opens and closes ports.</summary>
    /// <param name="ports">The port of every service that has one.</param>
    /// <param name="localEndpoints">How many endpoints each service has here.</param>
    public async Task Sync(IReadOnlyDictionary<ObjectKey, int> ports, IReadOnlyDictionary<ObjectKey, int> localEndpoints)
    {
        _endpoints = localEndpoints;
        foreach (var (service, (port, server)) in _servers.ToList())
        {
            if (ports.GetValueOrDefault(service) != port)
            {
                _servers.Remove(service);
                if (server is not null)
                {
                    await server.DisposeAsync();
                }
            }
        }

        foreach (var (service, port) in ports)
        {
            if (!_servers.TryGetValue(service, out var known))
            {
                _servers[service] = (port, Open(service, port, isFirst: true));
            }
            else if (known.Server is null)
            {
                _servers[service] = (port, Open(service, port, isFirst: false));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Sync(new Dictionary<ObjectKey, int>(), new Dictionary<ObjectKey, int>());

    private StatusServer? Open(ObjectKey service, int port, bool isFirst)
    {
        try
        {
            return StatusServer.Start(new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, port), _ => Answer(service), time);
        }
        catch (SocketException e)
        {
            if (isFirst)
            {
                Log.PortTaken(logger, service.ToString(), port, e.Message);
            }

            return null;
        }
    }

    private StatusReply Answer(ObjectKey service)
    {
        var count = _endpoints.GetValueOrDefault(service);
        var healthy = health.IsHealthy;
        var body = $"{{\n\t\"service\": {{\n\t\t\"namespace\": \"{service.Namespace}\",\n\t\t\"name\": \"{service.Name}\"\n\t}},\n"
            + $"\t\"localEndpoints\": {count},\n\t\"serviceProxyHealthy\": {(healthy ? "true" : "false")}\n}}";
        return new StatusReply(count > 0 && healthy ? 200 : 503, body)
        {
            ContentType = "application/json",
            Headers = [("X-Content-Type-Options", "nosniff"), ("X-Load-Balancing-Endpoint-Weight", $"{count}")],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The health check of service {Service} cannot listen at port {Port}: {Reason}; it will be tried again")]
        public static partial void PortTaken(ILogger logger, string service, int port, string reason);
    }
}
