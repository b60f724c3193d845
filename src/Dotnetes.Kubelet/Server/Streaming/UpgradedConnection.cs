using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dotnetes.Kubelet.Server.Streaming;

/// <summary>A connection to the runtime's streaming server on which the protocol was switched (HTTP/1.1 Upgrade, RFC 9110 section 7.8).</summary>
internal sealed class UpgradedConnection : IAsyncDisposable
{
    private const int MaxHeadBytes = 64 * 1024;

    private UpgradedConnection(Stream stream, int status, IReadOnlyList<(string Name, string Value)> headers, byte[] rest)
    {
        Stream = stream;
        Status = status;
        Headers = headers;
        Rest = rest;
    }

    /// <summary>The connection.</summary>
    public Stream Stream { get; }

    /// <summary>The status code of the answer; 101 when the protocol was switched.</summary>
    public int Status { get; }

    /// <summary>The headers of the answer.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    /// <summary>What came after the headers already.</summary>
    public byte[] Rest { get; }

    /// <summary>Connects and asks to switch.</summary>
    /// <param name="url">The address that the runtime gave.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="headers">The headers that name the protocol.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">There is no connection or no proper answer.</exception>
    public static async Task<UpgradedConnection> Open(
        Uri url, string method, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new DnsEndPoint(url.Host, url.Port), cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            var head = new StringBuilder();
            head.Append(method).Append(' ').Append(url.PathAndQuery).Append(" HTTP/1.1\r\nHost: ").Append(url.Authority).Append("\r\n");
            foreach (var (name, value) in headers)
            {
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }

            head.Append("Content-Length: 0\r\n\r\n");
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), cancellationToken);
            return await ReadHead(stream, cancellationToken);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"the runtime's streaming server at {url.Authority} cannot be reached: {e.Message}", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static async Task<UpgradedConnection> ReadHead(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxHeadBytes];
        var filled = 0;
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var lines = Encoding.Latin1.GetString(buffer, 0, end).Split("\r\n");
                var status = lines[0].Split(' ') is [_, var code, ..] && int.TryParse(code, out var number) ? number : 0;
                var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(p => p.Length == 2).Select(p => (p[0].Trim(), p[1].Trim())).ToList();
                return new UpgradedConnection(stream, status, headers, buffer[(end + 4)..filled]);
            }

            var read = filled == buffer.Length ? 0 : await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                throw new IOException("the runtime's streaming server gave no proper answer");
            }

            filled += read;
        }
    }
}
