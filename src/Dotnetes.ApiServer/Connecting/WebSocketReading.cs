using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>
/// Sends a stream, such as a pod's log, as messages of a websocket: binary ones by the protocol <c>binary.k8s.io</c> or none, text in base64
/// by <c>base64.binary.k8s.io</c>.
/// </summary>
internal static class WebSocketReading
{
    private const string Binary = "binary.k8s.io";
    private const string Base64 = "base64.binary.k8s.io";
    private const int BufferBytes = 2048;
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    /// <summary>Serves the request until the stream or the client ends; what the client sends is not looked at.</summary>
    /// <exception cref="ApiException">400: the client knows only other protocols.</exception>
    public static async Task Run(HttpContext http, Stream source, TimeProvider time, CancellationToken cancellationToken)
    {
        var known = http.WebSockets.WebSocketRequestedProtocols;
        var protocol = known.FirstOrDefault(static p => p is Binary or Base64);
        if (protocol is null && known.Count > 0)
        {
            throw ApiErrors.BadRequest($"none of the websocket protocols {string.Join(", ", known)} is known, only {Binary} and {Base64}");
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(protocol);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = Listen(socket, end);
        try
        {
            // The empty message tells the client at once that all is well; a log may be silent for long.
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, TypeOf(protocol), endOfMessage: true, end.Token);
            var buffer = new byte[BufferBytes];
            while (await source.ReadAsync(buffer, end.Token) is > 0 and var read)
            {
                var message = protocol == Base64 ? Encoding.ASCII.GetBytes(Convert.ToBase64String(buffer, 0, read)) : buffer.AsMemory(0, read);
                await socket.SendAsync(message, TypeOf(protocol), endOfMessage: true, end.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", end.Token);

            // The client has the rest for sure when it ends, too.
            await listening.WaitAsync(s_farewell, time, end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or TimeoutException)
        {
            // The client went away or does not, or the server stops.
        }

        await end.CancelAsync();
        await listening;
    }

    private static WebSocketMessageType TypeOf(string? protocol) => protocol == Base64 ? WebSocketMessageType.Text : WebSocketMessageType.Binary;

    private static async Task Listen(WebSocket socket, CancellationTokenSource end)
    {
        try
        {
            var buffer = new byte[BufferBytes];
            while ((await socket.ReceiveAsync(buffer, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It ends either way.
        }

        await end.CancelAsync();
    }
}
