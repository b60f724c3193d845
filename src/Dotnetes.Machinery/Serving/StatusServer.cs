using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dotnetes.Machinery.Serving;

/// <summary>
/// Answers GET requests without body over plain HTTP/1.1, one per connection: health and metrics of components that need no web server otherwise.
/// </summary>
public sealed class StatusServer : IAsyncDisposable
{
    private const int MaxRequest = 8 * 1024;
    private const int MaxConnections = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener;
    private readonly Func<string, StatusReply> _answer;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    private StatusServer(TcpListener listener, Func<string, StatusReply> answer, TimeProvider time)
    {
        _listener = listener;
        _answer = answer;
        _time = time;
        _accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Starts listening.</summary>
    /// <param name="endpoint">Where; port 0 chooses one, and IPv6's address for all addresses takes IPv4 in, too.</param>
    /// <param name="answer">Gives the answer for a path without its query. Called from any thread.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not of this machine.</exception>
    public static StatusServer Start(IPEndPoint endpoint, Func<string, StatusReply> answer, TimeProvider time)
    {
        var listener = new TcpListener(endpoint);
        if (endpoint.Address.Equals(IPAddress.IPv6Any))
        {
            listener.Server.DualMode = true;
        }

        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }

        return new(listener, answer, time);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client gave up first, or descriptors are short for a moment.
                await Task.Delay(TimeSpan.FromMilliseconds(10), _time, CancellationToken.None);
                continue;
            }

            if (Interlocked.Increment(ref _connections) > MaxConnections)
            {
                Interlocked.Decrement(ref _connections);
                socket.Dispose();
                continue;
            }

            _ = Serve(socket);
        }
    }

    private async Task Serve(Socket socket)
    {
        using (socket)
        using (var patience = new CancellationTokenSource(s_patience, _time))
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token))
        {
            try
            {
                var head = await ReadHead(socket, limit.Token);
                var reply = Answer(head, out var withBody);
                await socket.SendAsync(Render(reply, withBody), limit.Token);
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away, or took too long.
            }
            finally
            {
                Interlocked.Decrement(ref _connections);
            }
        }
    }

    private static async Task<string> ReadHead(Socket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxRequest];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += count;
            if (count == 0 || buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
            {
                break;
            }
        }

        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private StatusReply Answer(string head, out bool withBody)
    {
        var line = head.AsSpan();
        var end = line.IndexOf("\r\n", StringComparison.Ordinal);
        var words = end < 0 || !head.Contains("\r\n\r\n", StringComparison.Ordinal) ? [] : head[..end].Split(' ');
        withBody = words is not ["HEAD", ..];
        return words switch
        {
            ["GET" or "HEAD", ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"] => Answer(target.Split('?')[0]),
            [_, _, "HTTP/1.1" or "HTTP/1.0"] => new StatusReply(405, "Method Not Allowed\n"),
            _ => new StatusReply(400, "Bad Request\n"),
        };
    }

    private StatusReply Answer(string path)
    {
        try
        {
            return _answer(path);
        }
        catch (Exception e)
        {
            return new StatusReply(500, e.Message + "\n");
        }
    }

    private static byte[] Render(StatusReply reply, bool withBody)
    {
        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Code} {Reason(reply.Code)}\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("\r\n");
        var start = Encoding.ASCII.GetBytes(head.ToString());
        return withBody ? [.. start, .. body] : start;
    }

    private static string Reason(int code) => code switch
    {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        503 => "Service Unavailable",
        _ => "Status",
    };
}
