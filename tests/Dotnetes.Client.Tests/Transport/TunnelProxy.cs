using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dotnetes.Client.Tests.Transport;

/// <summary>A proxy for HTTP (CONNECT) and SOCKS 5 that tells what it was asked for, and leads every connection to one port of loopback.</summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _loop;

    public TunnelProxy(int target)
    {
        _target = target;
        _listener.Start();
        _loop = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The targets and credentials of the connections.</summary>
    public List<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                var client = connection.GetStream();
                await (await ReadByte(client) is 5 ? Socks(client) : Http(client));
                using var target = new TcpClient();
                await target.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                var server = target.GetStream();
                await Task.WhenAny(client.CopyToAsync(server, _stop.Token), server.CopyToAsync(client, _stop.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // A client that leaves.
            }
        }
    }

    private async Task Http(NetworkStream client)
    {
        var head = new StringBuilder("C");
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)await ReadByte(client));
        }

        var lines = head.ToString().Split("\r\n");
        Asked.Add($"{lines[0].Split(' ')[0]} {lines[0].Split(' ')[1]} {lines.FirstOrDefault(l => l.StartsWith("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase))}".Trim());
        if (!head.ToString().Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase) && lines[0].Contains("secured", StringComparison.Ordinal))
        {
            await client.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
            _ = await ReadByte(client);
            await Http(client);
            return;
        }

        await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stop.Token);
    }

    private async Task Socks(NetworkStream client)
    {
        for (var methods = await ReadByte(client); methods > 0; methods--)
        {
            await ReadByte(client);
        }

        await client.WriteAsync(new byte[] { 5, 0 }, _stop.Token);
        var request = new byte[4];
        await client.ReadExactlyAsync(request, _stop.Token);
        var host = new byte[request[3] == 3 ? await ReadByte(client) : 4];
        await client.ReadExactlyAsync(host, _stop.Token);
        var port = new byte[2];
        await client.ReadExactlyAsync(port, _stop.Token);
        Asked.Add($"SOCKS {(request[3] == 3 ? Encoding.ASCII.GetString(host) : new IPAddress(host))}:{(port[0] << 8) + port[1]}");
        await client.WriteAsync(new byte[] { 5, 0, 0, 1, 127, 0, 0, 1, 0, 1 }, _stop.Token);
    }

    private async Task<int> ReadByte(NetworkStream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, _stop.Token);
        return one[0];
    }
}
