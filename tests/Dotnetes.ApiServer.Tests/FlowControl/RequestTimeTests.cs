using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class RequestTimeTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_with_504()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        using var response = await server.Create("hold-1", "alice", "?timeout=100ms");
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(("Timeout", "Timeout: request did not complete within the allotted timeout"), ((string)status["reason"]!, (string)status["message"]!));
        await AssertNothingRuns(server);
    }

    [Fact]
    public async Task Clients_may_not_ask_for_more_time_than_the_server_gives()
    {
        await using var server = await FlowServer.Start(o => o with { RequestTimeout = TimeSpan.FromMilliseconds(200) }, withCrowd: false);
        using var long1 = await server.Create("hold-1", "alice", "?timeout=1h");
        using var zero = await server.Create("hold-2", "alice", "?timeout=0s");
        Assert.Equal((HttpStatusCode.GatewayTimeout, HttpStatusCode.GatewayTimeout), (long1.StatusCode, zero.StatusCode));
    }

    [Fact]
    public async Task A_timeout_that_is_no_duration_is_refused()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        using var response = await server.Create("a", "alice", "?timeout=soon");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("invalid timeout specified in the request URL - time: invalid duration \\\"soon\\\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watches_outlast_the_time_of_requests()
    {
        await using var server = await FlowServer.Start(o => o with { RequestTimeout = TimeSpan.FromMilliseconds(300) }, withCrowd: false);
        using var watch = await server.Send(HttpMethod.Get, ConfigMaps + "?watch=1&timeout=10ms", "alice");
        using var reader = new StreamReader(await watch.Content.ReadAsStreamAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        using var created = await server.Create("a", "alice");
        Assert.Contains("\"ADDED\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_send_its_body_is_answered_in_time()
    {
        await using var server = await FlowServer.Start(o => o with { RequestTimeout = TimeSpan.FromMilliseconds(300) }, withCrowd: false);

        // Over HTTP/1.1 the client would look at the answer only after it has sent the body.
        using var request = new HttpRequestMessage(HttpMethod.Post, ConfigMaps)
        {
            Content = new EndlessContent(16, stalls: true),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await server.Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        await AssertNothingRuns(server);
    }

    [Fact]
    public async Task A_client_that_does_not_take_its_answer_is_cut_off()
    {
        await using var server = await FlowServer.Start(o => o with { RequestTimeout = TimeSpan.FromSeconds(2) }, withCrowd: false);
        await Fill(server);
        using var response = await server.Send(HttpMethod.Get, ConfigMaps, "alice");
        await AssertNothingRuns(server);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_take_the_events_of_its_watch_is_cut_off()
    {
        await using var server = await FlowServer.Start(o => o with { RequestTimeout = TimeSpan.FromSeconds(2) }, withCrowd: false);
        using var response = await server.Send(HttpMethod.Get, ConfigMaps + "?watch=1", "alice");
        var cache = server.Server.Host.Core.Table.Snapshot.Find(typeof(ConfigMap))!.Storage.Cache;
        Assert.Equal(1, cache.WatcherCount);
        await Fill(server);
        await FlowServer.Until(() => cache.WatcherCount == 0);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_body_without_a_length_is_refused_as_soon_as_it_is_too_large()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, ConfigMaps) { Content = new EndlessContent(4 * 1024 * 1024, stalls: false) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await server.Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("Request entity too large: limit is 3145728", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_http_is_the_clients_mistake()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Server.Host.Endpoint!);
        await using var stream = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, static (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync("localhost");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {ConfigMaps} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selectors_may_be_long()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        var values = string.Join(',', Enumerable.Range(0, 4000).Select(i => $"value-{i}"));
        using var response = await server.Send(HttpMethod.Get, $"{ConfigMaps}?labelSelector={Uri.EscapeDataString($"a in ({values})")}", "alice");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void Connections_have_limits_before_anything_is_known_of_their_client()
    {
        var limits = new KestrelServerLimits();
        TransportLimits.Set(limits);
        Assert.Equal(TimeSpan.FromSeconds(32), limits.RequestHeadersTimeout);
        Assert.Equal(TimeSpan.FromSeconds(90), limits.KeepAliveTimeout);
        Assert.Equal((1 << 20, 1 << 20, 1 << 20), (limits.MaxRequestHeadersTotalSize, limits.MaxRequestLineSize, (int)limits.MaxRequestBufferSize!));
    }

    // More than the buffers of both ends take.
    private static async Task Fill(FlowServer server)
    {
        var text = new string('x', 1_000_000);
        for (var i = 0; i < 24; i++)
        {
            using var made = await server.Send(HttpMethod.Post, ConfigMaps, "alice", $$$"""{"metadata":{"name":"c{{{i}}}"},"data":{"k":"{{{text}}}"}}""");
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }
    }

    private static Task AssertNothingRuns(FlowServer server) =>
        FlowServer.Until(() => server.Server.Host.Core.FlowControl.Controller.Levels.Where(l => !l.IsExempt).All(l => l.Queues.IsIdle));

    /// <summary>Spaces; after them the body goes on without end, or with nothing.</summary>
    private sealed class EndlessContent(int bytes, bool stalls) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Headers.ContentType = new("application/json");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(new string(' ', bytes)), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            if (stalls)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
