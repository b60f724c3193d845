using System.Buffers.Binary;
using System.Text;

namespace Dotnetes.Client.Streaming;

/// <summary>
/// The client's side of SPDY/3.1 as far as runtimes' streaming servers need it: streams that we open, data, half-close, reset, ping.
/// Headers are sent in uncompressed deflate blocks; those of replies carry nothing that matters here and are not read.
/// </summary>
public sealed class SpdyClient(Stream connection) : IDisposable
{
    private const int SynStream = 1;
    private const int RstStream = 3;
    private const int Ping = 6;
    private const int GoAway = 7;
    private const int HeaderBytes = 8;
    private const byte FinFlag = 1;
    private const int MaxFrameBytes = 0xFFFFFF;

    private readonly SemaphoreSlim _writing = new(1);
    private int _nextStream = 1;
    private bool _headersBegun;

    /// <summary>Opens a stream; gives its id.</summary>
    public async Task<int> Open(IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var id = _nextStream;
            _nextStream += 2;
            var block = HeaderBlock(headers);
            var frame = new byte[HeaderBytes + 10 + block.Length];
            WriteControl(frame, SynStream, flags: 0, 10 + block.Length);
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(HeaderBytes), id);
            block.CopyTo(frame, HeaderBytes + 10);
            await connection.WriteAsync(frame, cancellationToken);
            return id;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends data on a stream, or ends our side of it.</summary>
    public async Task Send(int stream, ReadOnlyMemory<byte> data, bool fin, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            do
            {
                var part = data[..Math.Min(data.Length, MaxFrameBytes)];
                data = data[part.Length..];
                var head = new byte[HeaderBytes];
                BinaryPrimitives.WriteInt32BigEndian(head, stream);
                BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), part.Length);
                head[4] = fin && data.IsEmpty ? FinFlag : (byte)0;
                await connection.WriteAsync(head, cancellationToken);
                await connection.WriteAsync(part, cancellationToken);
            }
            while (!data.IsEmpty);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Reads frames until the peer closes; hands data over, with whether the stream has ended.</summary>
    public async Task Read(Func<int, ReadOnlyMemory<byte>, bool, Task> onData, CancellationToken cancellationToken)
    {
        var head = new byte[HeaderBytes];
        var body = new byte[32 * 1024];
        while (await connection.ReadAtLeastAsync(head, HeaderBytes, throwOnEndOfStream: false, cancellationToken) == HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) & MaxFrameBytes;
            if (length > body.Length)
            {
                body = new byte[length];
            }

            await connection.ReadExactlyAsync(body.AsMemory(0, length), cancellationToken);
            var first = BinaryPrimitives.ReadInt32BigEndian(head);
            if (first >= 0)
            {
                await onData(first, body.AsMemory(0, length), (head[4] & FinFlag) != 0);
                continue;
            }

            switch (first & 0xFFFF)
            {
                case RstStream when length >= 4:
                    await onData(BinaryPrimitives.ReadInt32BigEndian(body) & int.MaxValue, default, true);
                    break;
                case Ping when length >= 4:
                    await Answer(body.AsMemory(0, 4), cancellationToken);
                    break;
                case GoAway:
                    return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private async Task Answer(ReadOnlyMemory<byte> id, CancellationToken cancellationToken)
    {
        var frame = new byte[HeaderBytes + 4];
        WriteControl(frame, Ping, flags: 0, 4);
        id.CopyTo(frame.AsMemory(HeaderBytes));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await connection.WriteAsync(frame, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private static void WriteControl(Span<byte> frame, int type, byte flags, int length)
    {
        const ushort version = 0x8003;
        BinaryPrimitives.WriteUInt16BigEndian(frame, version);
        BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)type);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], length);
        frame[4] = flags;
    }

    // One zlib stream for all header blocks of the connection: its header names the dictionary, then follow stored deflate blocks.
    private byte[] HeaderBlock(IReadOnlyList<(string Name, string Value)> headers)
    {
        using var plain = new MemoryStream();
        WriteNumber(plain, headers.Count);
        foreach (var (name, value) in headers)
        {
            WriteText(plain, name.ToLowerInvariant());
            WriteText(plain, value);
        }

        using var packed = new MemoryStream();
        if (!_headersBegun)
        {
            _headersBegun = true;
            packed.Write([0x78, 0xBB]);
            WriteNumber(packed, unchecked((int)SpdyDictionary.Checksum));
        }

        var length = (ushort)plain.Length;
        Span<byte> stored = stackalloc byte[5];
        BinaryPrimitives.WriteUInt16LittleEndian(stored[1..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(stored[3..], (ushort)~length);
        packed.Write(stored);
        packed.Write(plain.ToArray());

        // An empty stored block, as a sync flush writes it: readers wait for it.
        packed.Write([0, 0, 0, 0xFF, 0xFF]);
        return packed.ToArray();
    }

    private static void WriteText(MemoryStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteNumber(stream, bytes.Length);
        stream.Write(bytes);
    }

    private static void WriteNumber(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
