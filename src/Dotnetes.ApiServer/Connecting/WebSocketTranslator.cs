using System.Net.WebSockets;
using Dotnetes.Client.Streaming;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>
/// Serves the websocket protocols that older kubelets do not know, in terms of SPDY: <c>v5.channel.k8s.io</c> for commands and
/// <c>SPDY/3.1+portforward.k8s.io</c> for ports.
/// </summary>
internal sealed class WebSocketTranslator(UpgradeProxy backend, TimeProvider time)
{
    private const string TunnelProtocol = "SPDY/3.1+portforward.k8s.io";
    private static readonly TimeSpan s_idleTime = TimeSpan.FromHours(4);

    /// <summary>Whether a request is one to translate.</summary>
    public static bool Translates(HttpContext http, string subresource) =>
        http.WebSockets.IsWebSocketRequest
        && http.WebSockets.WebSocketRequestedProtocols.Contains(subresource == "portforward" ? TunnelProtocol : CommandProtocol.Newest.Name);

    /// <summary>Serves the request until one side ends.</summary>
    public Task Run(HttpContext http, string subresource) => subresource == "portforward" ? Tunnel(http) : Command(http);

    private async Task Command(HttpContext http)
    {
        using var response = await backend.Open("SPDY/3.1", "v4.channel.k8s.io", http.RequestAborted);
        await using var connection = await response.Content.ReadAsStreamAsync(http.RequestAborted);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(CommandProtocol.Newest.Name);
        using var spdy = new SpdyClient(connection);
        await new RemoteCommandBridge(socket, CommandProtocol.Newest, spdy, s_idleTime, time).Run(
            Flag("stdin"), Flag("stdout"), Flag("stderr"), Flag("tty"), http.RequestAborted);

        bool Flag(string name) => http.Request.Query[name].ToString() is "true" or "1";
    }

    private async Task Tunnel(HttpContext http)
    {
        using var response = await backend.Open("SPDY/3.1", "portforward.k8s.io", http.RequestAborted);
        await using var connection = await response.Content.ReadAsStreamAsync(http.RequestAborted);

        // The name has a slash, which .NET's check of protocol names does not let pass.
        http.Response.Headers.SecWebSocketProtocol = TunnelProtocol;
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await using var client = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: false);
        await StreamPair.Join(client, connection, http.RequestAborted);
    }
}
