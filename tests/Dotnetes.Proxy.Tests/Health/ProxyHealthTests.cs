using System.Net;
using Dotnetes.Client.Reconciling;
using Dotnetes.Proxy.Health;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Proxy.Tests.Health;

public sealed class ProxyHealthTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_change_that_waits_too_long_makes_the_proxy_unhealthy_until_it_is_done()
    {
        var health = new ProxyHealth([ProxyFamily.IPv4, ProxyFamily.IPv6], TimeSpan.FromSeconds(60), _clock) { IsNodeEligible = true };
        health.Queued();
        _clock.Now += TimeSpan.FromSeconds(59);
        Assert.True(health.IsHealthy);
        health.Updated(ProxyFamily.IPv4);
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(health.IsHealthy);
        Assert.Equal(
            (false, """{"lastUpdated":"2026-01-01T00:00:59Z","currentTime":"2026-01-01T00:01:00Z","nodeEligible":true,"status":{"IPv4":{"lastUpdated":"2026-01-01T00:00:59Z","healthy":true},"IPv6":{"lastUpdated":"2026-01-01T00:00:00Z","healthy":false}}}"""),
            health.Report(withNode: true));
        health.Updated(ProxyFamily.IPv6);
        Assert.True(health.Report(withNode: true).Healthy);
    }

    [Fact]
    public void A_node_that_is_about_to_go_is_alive_but_takes_no_traffic()
    {
        var health = new ProxyHealth([ProxyFamily.IPv4], TimeSpan.FromSeconds(60), _clock);
        Assert.False(health.Report(withNode: true).Healthy);
        Assert.True(health.Report(withNode: false).Healthy);
    }

    [Fact]
    public async Task A_health_check_port_tells_how_many_endpoints_the_node_has()
    {
        var health = new ProxyHealth([ProxyFamily.IPv4], TimeSpan.FromSeconds(60), TimeProvider.System);
        await using var ports = new HealthCheckPorts(health, TimeProvider.System, NullLogger.Instance);
        var key = new ObjectKey("default", "s");
        var port = FreePort();
        var all = new Dictionary<ObjectKey, int> { [key] = port };
        await ports.Sync(all, new Dictionary<ObjectKey, int> { [key] = 2 });
        using var client = new HttpClient();
        using var good = await client.GetAsync($"http://127.0.0.1:{port}/");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal("2", Assert.Single(good.Headers.GetValues("X-Load-Balancing-Endpoint-Weight")));
        await ports.Sync(all, new Dictionary<ObjectKey, int> { [key] = 0 });
        using var bad = await client.GetAsync($"http://127.0.0.1:{port}/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, bad.StatusCode);
        await ports.Sync(new Dictionary<ObjectKey, int>(), new Dictionary<ObjectKey, int>());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://127.0.0.1:{port}/"));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
