using System.Net.Sockets;

namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A unix socket that passes everything on to another one, as late as a test wants, or not at all.</summary>
public sealed class SlowSocket : IAsyncDisposable
{
    private readonly string _target;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <summary>Begins to listen.</summary>
    /// <param name="path">Where.</param>
    /// <param name="target">The other socket.</param>
    public SlowSocket(string path, string target)
    {
        _target = target;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(16);
        _running = Accept();
    }

    /// <summary>How long every piece is held back.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether nothing passes.</summary>
    public bool IsStuck { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptAsync(_stop.Token);
                _ = Serve(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_target), _stop.Token);
            await Task.WhenAny(Pass(client, server), Pass(server, client));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The other end is not there; the client sees its connection end.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                await Task.Delay(Delay, _stop.Token);
                while (IsStuck)
                {
                    await Task.Delay(50, _stop.Token);
                }

                await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One end went.
        }
    }
}
