using System.Net;
using System.Net.Sockets;

namespace Dotnetes.Store.Tests.Etcd;

/// <summary>Passes bytes between clients and a server on loopback until the connections are cut.</summary>
internal sealed class CuttableProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _target;
    private readonly Lock _lock = new();
    private readonly List<Socket> _sockets = [];

    public CuttableProxy(string address)
    {
        _target = IPEndPoint.Parse(new Uri(address).Authority);
        _listener.Start();
        Address = $"http://{_listener.LocalEndpoint}";
        _ = Accept();
    }

    public string Address { get; }

    /// <summary>Breaks all connections in the middle of whatever they carry.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _sockets.ForEach(socket => socket.Close(0));
            _sockets.Clear();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(_target);
                lock (_lock)
                {
                    _sockets.AddRange([client, server]);
                }

                _ = Copy(client, server);
                _ = Copy(server, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task Copy(Socket from, Socket to)
    {
        var buffer = new byte[16384];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            from.Close();
            to.Close();
        }
    }
}
