using System.Buffers;
using System.IO.Pipelines;

namespace Dotnetes.ApiServer.Http;

/// <summary>The parts of an answer's body in order: shared arrays are referred to, not copied, until they are written.</summary>
internal sealed class ByteBuffer
{
    // Large enough that what lies below writes whole frames and records, small enough that it can send while we write on.
    private const int FlushFrom = 32 * 1024;

    // Each write to Kestrel takes its locks; what fits a block goes in at once.
    private const int CopyUpTo = 8 * 1024;

    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    /// <summary>The bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Appends bytes, which must not change afterwards.</summary>
    public void Add(ReadOnlyMemory<byte> part)
    {
        if (!part.IsEmpty)
        {
            _parts.Add(part);
            Length += part.Length;
        }
    }

    /// <summary>Appends all parts of another buffer.</summary>
    public void Append(ByteBuffer other)
    {
        _parts.AddRange(other._parts);
        Length += other.Length;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _parts.Clear();
        Length = 0;
    }

    /// <summary>Writes everything to a stream.</summary>
    public async ValueTask WriteTo(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in _parts)
        {
            await stream.WriteAsync(part, cancellationToken);
        }
    }

    /// <summary>Writes everything to a pipe and flushes it; stops where nobody reads any more.</summary>
    public async ValueTask WriteTo(PipeWriter writer, CancellationToken cancellationToken)
    {
        var unflushed = 0;
        foreach (var part in _parts)
        {
            writer.Write(part.Span);
            unflushed += part.Length;
            if (unflushed >= FlushFrom)
            {
                unflushed = 0;
                if ((await writer.FlushAsync(cancellationToken)).IsCompleted)
                {
                    return;
                }
            }
        }

        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>Writes everything to a buffer writer.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        if (Length <= CopyUpTo)
        {
            var span = writer.GetSpan((int)Length);
            foreach (var part in _parts)
            {
                part.Span.CopyTo(span);
                span = span[part.Length..];
            }

            writer.Advance((int)Length);
            return;
        }

        foreach (var part in _parts)
        {
            writer.Write(part.Span);
        }
    }

    /// <summary>Everything in one array.</summary>
    public byte[] ToArray()
    {
        var all = new byte[Length];
        var at = 0;
        foreach (var part in _parts)
        {
            part.CopyTo(all.AsMemory(at));
            at += part.Length;
        }

        return all;
    }
}
