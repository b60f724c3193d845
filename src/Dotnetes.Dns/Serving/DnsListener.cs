using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Dns.Serving;

/// <summary>Listens at one address by UDP and TCP (RFC 7766).</summary>
public sealed partial class DnsListener : IDisposable
{
    private const int MaxConnections = 256;
    private const int MaxWaiting = 1000;

    // The kernel counts some 800 bytes for each question, and its usual buffer is full after 250 of them.
    private const int ReceiveBuffer = 4 * 1024 * 1024;
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly DnsHandler _handler;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Socket _datagrams;
    private readonly Socket _streams;
    private int _connections;
    private int _waiting;

    /// <summary>Takes the address.</summary>
    /// <param name="endpoint">Where to listen; port 0 chooses one.</param>
    /// <param name="handler">Answers messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <exception cref="SocketException">The port is taken, or the address is not of this machine.</exception>
    public DnsListener(IPEndPoint endpoint, DnsHandler handler, TimeProvider time, ILogger logger)
    {
        _handler = handler;
        _time = time;
        _logger = logger;
        _datagrams = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _streams = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endpoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                _datagrams.DualMode = _streams.DualMode = endpoint.Address.Equals(IPAddress.IPv6Any);
            }

            _streams.Bind(endpoint);
            _streams.Listen(128);
            _datagrams.ReceiveBufferSize = ReceiveBuffer;
            _datagrams.Bind(new IPEndPoint(endpoint.Address, Endpoint.Port));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_streams.LocalEndPoint!;

    /// <summary>Answers until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(Datagrams(cancellationToken), Streams(cancellationToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        _datagrams.Dispose();
        _streams.Dispose();
    }

    private async Task Datagrams(CancellationToken cancellationToken)
    {
        var buffer = new byte[65536];
        var from = new SocketAddress(_datagrams.AddressFamily);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var count = await _datagrams.ReceiveFromAsync(buffer, SocketFlags.None, from, cancellationToken);
                var answering = _handler.Handle(buffer.AsMemory(0, count), isDatagram: true, cancellationToken);
                if (answering.IsCompletedSuccessfully)
                {
                    if (answering.Result is { } answer)
                    {
                        await _datagrams.SendToAsync(answer, SocketFlags.None, from, cancellationToken);
                    }
                }
                else if (Interlocked.Increment(ref _waiting) <= MaxWaiting)
                {
                    // The buffer is free again: the handler has read the message before it waits.
                    var client = new SocketAddress(from.Family, from.Size);
                    from.Buffer.Span[..from.Size].CopyTo(client.Buffer.Span);
                    _ = AnswerLater(answering, client, cancellationToken);
                }
                else
                {
                    Interlocked.Decrement(ref _waiting);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Failed(_logger, e);
                await Pause(cancellationToken);
            }
        }
    }

    private async Task AnswerLater(ValueTask<byte[]?> answering, SocketAddress client, CancellationToken cancellationToken)
    {
        try
        {
            if (await answering is { } answer)
            {
                await _datagrams.SendToAsync(answer, SocketFlags.None, client, cancellationToken);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client asks again.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task Streams(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var socket = await _streams.AcceptAsync(cancellationToken);
                if (Interlocked.Increment(ref _connections) > MaxConnections)
                {
                    Interlocked.Decrement(ref _connections);
                    socket.Dispose();
                    continue;
                }

                _ = Serve(socket, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Failed(_logger, e);
                await Pause(cancellationToken);
            }
        }
    }

    private async Task Serve(Socket socket, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var head = new byte[2];
            while (true)
            {
                using var idle = new CancellationTokenSource(s_idle, _time);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
                await stream.ReadExactlyAsync(head, limit.Token);
                var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
                await stream.ReadExactlyAsync(message, limit.Token);
                if (await _handler.Handle(message, isDatagram: false, cancellationToken) is not { } answer)
                {
                    return;
                }

                await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer], limit.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has all that it wants, or takes too long.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private Task Pause(CancellationToken cancellationToken) =>
        Task.Delay(s_pause, _time, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message could not be received or answered")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
