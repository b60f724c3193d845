using System.Buffers;
using System.IO.Pipelines;

namespace Dotnetes.ApiServer.Http;

/// <summary>The parts of an answer's body in order: shared arrays are referred to, not copied, until they are written.</summary>
internal sealed class ByteBuffer
{
    // Large enough that what lies below writes whole frames and records, small enough that it can send while we write on.
    private const int FlushFrom = 128 * 1024;

    private const int StreamBlock = 16 * 1024;

    // What fits one block of the transport is not spread over two.
    private const int SmallBytes = 8 * 1024;

    // Below the size from which arrays are collected with the oldest objects only.
    private const int PartsOfChunk = 4096;

    private readonly List<List<ReadOnlyMemory<byte>>> _full = [];
    private List<ReadOnlyMemory<byte>> _parts = [];

    /// <summary>The bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Appends bytes, which must not change afterwards.</summary>
    public void Add(ReadOnlyMemory<byte> part)
    {
        if (part.IsEmpty)
        {
            return;
        }

        if (_parts.Count == PartsOfChunk)
        {
            _full.Add(_parts);
            _parts = new(PartsOfChunk);
        }

        _parts.Add(part);
        Length += part.Length;
    }

    /// <summary>Appends all parts of another buffer.</summary>
    public void Append(ByteBuffer other)
    {
        foreach (var chunk in other._full)
        {
            Append(chunk);
        }

        Append(other._parts);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _full.Clear();
        _parts.Clear();
        Length = 0;
    }

    /// <summary>Writes everything to a stream.</summary>
    public async ValueTask WriteTo(Stream stream, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(StreamBlock);
        try
        {
            var reader = new Reader(this);
            while (reader.Read(block) is > 0 and var length)
            {
                await stream.WriteAsync(block.AsMemory(0, length), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>
    /// Writes everything to a pipe; stops where nobody reads any more. A short answer is not flushed: the end of the body does that, and so the answer leaves in one piece with its head and its end.
    /// </summary>
    public async ValueTask WriteTo(PipeWriter writer, CancellationToken cancellationToken)
    {
        var reader = new Reader(this);
        var unflushed = 0;
        for (var left = Length; left > 0;)
        {
            if (unflushed >= FlushFrom)
            {
                unflushed = 0;
                if ((await writer.FlushAsync(cancellationToken)).IsCompleted)
                {
                    return;
                }
            }

            var length = reader.Fill(writer, left);
            left -= length;
            unflushed += length;
        }

        if (Length > SmallBytes)
        {
            await writer.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Writes everything to a buffer writer.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        var reader = new Reader(this);
        for (var left = Length; left > 0;)
        {
            left -= reader.Fill(writer, left);
        }
    }

    /// <summary>Everything in one array.</summary>
    public byte[] ToArray()
    {
        var all = new byte[Length];
        new Reader(this).Read(all);
        return all;
    }

    private void Append(List<ReadOnlyMemory<byte>> parts)
    {
        foreach (var part in parts)
        {
            Add(part);
        }
    }

    /// <summary>Copies the parts into blocks of any size: each write to Kestrel takes its locks, however little it is.</summary>
    private struct Reader(ByteBuffer buffer)
    {
        private int _chunk;
        private int _part;
        private int _offset;

        /// <summary>Fills one block of a writer.</summary>
        public int Fill(IBufferWriter<byte> writer, long left)
        {
            var length = Read(writer.GetSpan(left <= SmallBytes ? (int)left : 1));
            writer.Advance(length);
            return length;
        }

        /// <summary>Fills a span as far as there are bytes.</summary>
        public int Read(Span<byte> target)
        {
            var length = 0;
            while (length < target.Length && Chunk is { } parts)
            {
                if (_part == parts.Count)
                {
                    _chunk++;
                    _part = 0;
                    continue;
                }

                var rest = parts[_part].Span[_offset..];
                var taken = Math.Min(rest.Length, target.Length - length);
                rest[..taken].CopyTo(target[length..]);
                length += taken;
                (_part, _offset) = taken == rest.Length ? (_part + 1, 0) : (_part, _offset + taken);
            }

            return length;
        }

        private readonly List<ReadOnlyMemory<byte>>? Chunk =>
            _chunk < buffer._full.Count ? buffer._full[_chunk] : _chunk == buffer._full.Count ? buffer._parts : null;
    }
}
