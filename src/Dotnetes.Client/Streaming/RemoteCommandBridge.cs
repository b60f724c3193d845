using System.Net.WebSockets;

namespace Dotnetes.Client.Streaming;

/// <summary>
/// Carries a remote command between a client's websocket and the SPDY streams of the runtime.
/// </summary>
public sealed class RemoteCommandBridge(WebSocket socket, CommandProtocol protocol, SpdyClient spdy, TimeSpan idleTimeout, TimeProvider time)
{
    private const byte ErrorChannel = 3;
    private const byte CloseChannel = 255;
    private const int BufferBytes = 32 * 1024;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);
    private static readonly string[] Channels = ["stdin", "stdout", "stderr", "error", "resize"];

    private readonly Dictionary<int, byte> _channelOf = [];
    private readonly Dictionary<byte, int> _streamOf = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HashSet<int> _open = [];
    private readonly MemoryStream _status = new();
    private DateTimeOffset _active = time.GetUtcNow();

    /// <summary>Runs until the command has ended or the client is gone.</summary>
    public async Task Run(bool stdin, bool stdout, bool stderr, bool tty, CancellationToken cancellationToken)
    {
        // The order that servers expect: errors first, the terminal's size last.
        foreach (var (channel, wanted) in ((byte, bool)[])[(ErrorChannel, true), (0, stdin), (1, stdout), (2, stderr && !tty), (4, tty)])
        {
            if (wanted)
            {
                var stream = await spdy.Open([("streamType", Channels[channel])], cancellationToken);
                _channelOf[stream] = channel;
                _streamOf[channel] = stream;
                if (channel is 1 or 2 or ErrorChannel)
                {
                    _open.Add(stream);
                }
            }
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fromClient = Receive(end.Token);
        var fromRuntime = Forward(end.Token);
        var idle = WatchIdle(end.Token);
        var first = await Task.WhenAny(fromClient, fromRuntime, idle);
        if (first == fromRuntime)
        {
            await fromRuntime;
            await Close(fromClient, cancellationToken);
        }

        await end.CancelAsync();
        await Settle(fromClient);
        await Settle(fromRuntime);
        await Settle(idle);
    }

    private async Task Receive(CancellationToken cancellationToken)
    {
        var reader = new CommandMessageReader(protocol);
        var buffer = new byte[BufferBytes];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            _active = time.GetUtcNow();
            var (channel, data) = reader.Take(buffer.AsMemory(0, result.Count), result.EndOfMessage);
            try
            {
                await Deliver(channel, data, cancellationToken);
            }
            catch (IOException)
            {
                // The command has ended; what the client still sends is read only for its close message.
            }
        }
    }

    private async Task Deliver(byte? channel, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (channel == CloseChannel)
        {
            if (data.Length > 0 && _streamOf.TryGetValue(data.Span[0], out var closed))
            {
                await spdy.Send(closed, default, fin: true, cancellationToken);
            }
        }
        else if (channel is { } number && data.Length > 0 && _streamOf.TryGetValue(number, out var stream))
        {
            await spdy.Send(stream, data, fin: false, cancellationToken);
        }
    }

    private async Task Forward(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await spdy.Read(
                async (stream, data, fin) =>
                {
                    _active = time.GetUtcNow();
                    if (_channelOf.TryGetValue(stream, out var channel))
                    {
                        await Pass(channel, data, fin, cancellationToken);
                    }

                    if (fin && _open.Remove(stream) && _open.Count == 0)
                    {
                        await done.CancelAsync();
                    }
                },
                done.Token);
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Every stream of the runtime has ended; it need not close the connection too.
        }
    }

    private async Task Pass(byte channel, ReadOnlyMemory<byte> data, bool fin, CancellationToken cancellationToken)
    {
        if (channel != ErrorChannel || protocol.HasStatus)
        {
            if (data.Length > 0)
            {
                await Send(channel, data, cancellationToken);
            }

            return;
        }

        // The runtime ends its status with the stream; clients of the first protocol expect words, and only when something failed.
        _status.Write(data.Span);
        if (fin && StatusText.Of(_status.GetBuffer().AsSpan(0, (int)_status.Length)) is { Length: > 0 } text)
        {
            await Send(channel, System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
        }
    }

    private async Task Send(byte channel, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var message = CommandMessage.Encode(protocol, channel, data.Span);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, protocol.IsBase64 ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    // Cancelling a websocket's reader would reset the connection, and with it lose what the client has not read yet.
    private async Task Close(Task fromClient, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CloseTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", linked.Token);
            await fromClient.WaitAsync(linked.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client hung up first, or does not answer.
        }
    }

    private async Task WatchIdle(CancellationToken cancellationToken)
    {
        while (time.GetUtcNow() - _active < idleTimeout)
        {
            await Task.Delay(idleTimeout / 10, time, cancellationToken);
        }
    }

    private static async Task Settle(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // One side hung up; the other one is told by the end of its connection.
        }
    }
}
