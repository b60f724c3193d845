using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Forwarding;

/// <summary>Asks by UDP, each time from another port, and by TCP when the answer does not fit.</summary>
/// <param name="timeout">How long to wait for one server.</param>
/// <param name="time">The clock.</param>
public sealed class SocketUpstream(TimeSpan timeout, TimeProvider time) : IUpstream
{
    /// <inheritdoc/>
    public async Task<DnsMessage> Ask(IPEndPoint server, DnsMessage query, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await AskByDatagram(server, query, linked.Token);
            return answer.IsTruncated ? await AskByStream(server, query, linked.Token) : answer;
        }
        catch (SocketException e)
        {
            throw new IOException($"{server}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{server} does not answer", e);
        }
    }

    private static async Task<DnsMessage> AskByDatagram(IPEndPoint server, DnsMessage query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(query.Encode(), cancellationToken);
        var buffer = new byte[DnsMessage.MaxLength];
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer, cancellationToken);
            if (Match(buffer.AsSpan(0, count), query) is { } answer)
            {
                return answer;
            }
        }
    }

    private static async Task<DnsMessage> AskByStream(IPEndPoint server, DnsMessage query, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken);
        await using var stream = new NetworkStream(socket);
        var message = query.Encode();
        await stream.WriteAsync((byte[])[(byte)(message.Length >> 8), (byte)message.Length, .. message], cancellationToken);
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var buffer = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        await stream.ReadExactlyAsync(buffer, cancellationToken);
        return Match(buffer, query) ?? throw new IOException($"{server} answers something else");
    }

    // What is not the answer to this query is from somebody who guesses: it does not count.
    private static DnsMessage? Match(ReadOnlySpan<byte> bytes, DnsMessage query)
    {
        try
        {
            var answer = DnsMessage.Decode(bytes);
            return answer.IsResponse && answer.Id == query.Id && (answer.Questions.Count == 0 || answer.Questions[0].Equals(query.Questions[0])) ? answer : null;
        }
        catch (DnsFormatException)
        {
            return null;
        }
    }
}
