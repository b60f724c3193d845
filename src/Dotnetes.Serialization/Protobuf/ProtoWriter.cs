using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Dotnetes.Serialization.Protobuf;

/// <summary>
/// Writes protobuf from the end of a buffer towards its start. A nested message is written before its length, so no pass
/// that computes sizes is needed. Write fields in descending number order to get ascending order on the wire.
/// </summary>
public ref struct ProtoWriter
{
    private byte[]? _rented;
    private Span<byte> _buffer;
    private int _start;

    /// <summary>Writes into pooled memory that grows as needed. Call <see cref="Dispose"/>.</summary>
    public ProtoWriter(int capacityBytes)
    {
        _rented = ArrayPool<byte>.Shared.Rent(Math.Max(capacityBytes, 256));
        _buffer = _rented;
        _start = _buffer.Length;
    }

    /// <summary>Writes into the tail of the caller's buffer first; switches to pooled memory only when that is full.</summary>
    public ProtoWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        _start = buffer.Length;
    }

    /// <summary>Bytes written so far. Also the mark to pass to <see cref="CloseMessage"/>.</summary>
    public readonly int Length => _buffer.Length - _start;

    /// <summary>What was written; valid until the next write or <see cref="Dispose"/>.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[_start..];

    /// <summary>A copy of what was written.</summary>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>
    /// Hands over what was written as a piece of an array of <see cref="ArrayPool{T}.Shared"/>, which the caller returns there.
    /// The writer is empty afterwards. For callers that must keep the bytes across an await.
    /// </summary>
    public ArraySegment<byte> Detach()
    {
        if (_rented is null)
        {
            Grow(0);
        }

        var written = new ArraySegment<byte>(_rented!, _start, Length);
        _rented = null;
        _buffer = default;
        _start = 0;
        return written;
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        var rented = _rented;
        _rented = null;
        _buffer = default;
        _start = 0;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Writes a varint without a tag.</summary>
    public void WriteVarint(ulong value)
    {
        if (value < 0x80)
        {
            Reserve(1)[0] = (byte)value;
            return;
        }

        var size = VarintSize(value);
        var span = Reserve(size);
        for (var i = 0; i < size - 1; i++)
        {
            span[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[size - 1] = (byte)value;
    }

    /// <summary>Writes a tag (field number shifted by three, or wire type).</summary>
    public void WriteTag(uint tag) => WriteVarint(tag);

    /// <summary>Writes a varint field.</summary>
    public void WriteVarint(uint tag, ulong value)
    {
        WriteVarint(value);
        WriteVarint(tag);
    }

    /// <summary>Writes a boolean field.</summary>
    public void WriteBool(uint tag, bool value) => WriteVarint(tag, value ? 1UL : 0UL);

    /// <summary>Writes a 64-bit floating point field.</summary>
    public void WriteDouble(uint tag, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);
        WriteVarint(tag);
    }

    /// <summary>Writes a 32-bit floating point field.</summary>
    public void WriteSingle(uint tag, float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(4), value);
        WriteVarint(tag);
    }

    /// <summary>Writes a string field.</summary>
    public void WriteString(uint tag, string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Encoding.UTF8.GetBytes(value, Reserve(size));
        WriteVarint((ulong)size);
        WriteVarint(tag);
    }

    /// <summary>Writes a bytes field.</summary>
    public void WriteBytes(uint tag, scoped ReadOnlySpan<byte> value)
    {
        WriteRaw(value);
        WriteVarint((ulong)value.Length);
        WriteVarint(tag);
    }

    /// <summary>Writes bytes as they are.</summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    /// <summary>Writes a nested message field.</summary>
    public void WriteMessage<T>(uint tag, T value)
        where T : IProtoMessage
    {
        var mark = Length;
        value.WriteProto(ref this);
        CloseMessage(tag, mark);
    }

    /// <summary>Ends a nested message whose content was written since <see cref="Length"/> was <paramref name="mark"/>.</summary>
    public void CloseMessage(uint tag, int mark)
    {
        WriteVarint((ulong)(Length - mark));
        WriteVarint(tag);
    }

    private static int VarintSize(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private Span<byte> Reserve(int size)
    {
        if (size > _start)
        {
            Grow(size);
        }

        _start -= size;
        return _buffer.Slice(_start, size);
    }

    private void Grow(int size)
    {
        var length = Length;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, length + size + 256));
        var start = larger.Length - length;
        Written.CopyTo(larger.AsSpan(start));
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _rented = larger;
        _buffer = larger;
        _start = start;
    }
}
