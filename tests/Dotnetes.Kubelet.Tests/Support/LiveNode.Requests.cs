using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Streaming;

namespace Dotnetes.Kubelet.Tests.Support;

public sealed partial class LiveNode
{
    /// <summary>The port of the kubelet's server.</summary>
    public int Port => Api.Find<Node>("", NodeName)!.Status.DaemonEndpoints.KubeletEndpoint.Port;

    /// <summary>A client of the kubelet's server, which follows no redirects.</summary>
    /// <param name="token">The bearer token; null for none.</param>
    public HttpClient Http(string? token)
    {
        var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"https://127.0.0.1:{Port}"),
        };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Connects to a port of a pod, by SPDY in a websocket, and gives what it sends until it closes.</summary>
    public async Task<string> Forward(string pod, int port)
    {
        using var socket = await ConnectTunnel($"/portForward/default/{pod}?port={port}", "SPDY/3.1+portforward.k8s.io");
        await using var stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: false);
        using var spdy = new SpdyClient(stream);
        var error = await spdy.Open([("streamtype", "error"), ("port", $"{port}"), ("requestid", "1")], default);
        var data = await spdy.Open([("streamtype", "data"), ("port", $"{port}"), ("requestid", "1")], default);
        await spdy.Send(error, default, fin: true, default);
        var received = new StringBuilder();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var reading = spdy.Read(
            (id, bytes, fin) =>
            {
                received.Append(id == data || id == error ? Encoding.UTF8.GetString(bytes.Span) : "");
                if (id == data && fin)
                {
                    limit.Cancel();
                }

                return Task.CompletedTask;
            },
            limit.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        return received.ToString();
    }

    /// <summary>Connects to a container's streams by websocket.</summary>
    public async Task<ClientWebSocket> Connect(string path, string protocol)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("Authorization", "Bearer " + MemoryApi.AdminToken);
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{Port}{path}"), default);
        return socket;
    }

    /// <summary>A message of a stream.</summary>
    public static byte[] Message(byte channel, string text) => [channel, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>What comes on each stream until the server closes.</summary>
    public static async Task<string[]> ReadAll(WebSocket socket)
    {
        var channels = new[] { "", "", "", "", "" };
        var buffer = new byte[64 * 1024];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await socket.ReceiveAsync(buffer.AsMemory(), limit.Token) is { MessageType: not WebSocketMessageType.Close } result)
        {
            channels[buffer[0]] += Encoding.UTF8.GetString(buffer, 1, result.Count - 1);
        }

        return channels;
    }

    // ClientWebSocket does not let this protocol's name pass.
    private async Task<WebSocket> ConnectTunnel(string path, string protocol)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, Port);
        var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        var head = $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {MemoryApi.AdminToken}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: {protocol}\r\n\r\n";
        await tls.WriteAsync(Encoding.ASCII.GetBytes(head));
        var answer = "";
        var one = new byte[1];
        while (!answer.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await tls.ReadAsync(one) == 1)
        {
            answer += (char)one[0];
        }

        Assert.StartsWith("HTTP/1.1 101", answer);
        Assert.Contains($"Sec-WebSocket-Protocol: {protocol}", answer);
        return WebSocket.CreateFromStream(tls, new WebSocketCreationOptions());
    }
}
