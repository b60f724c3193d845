using System.Buffers.Binary;

namespace Dotnetes.Store.Embedded;

/// <summary>A growing buffer of numbers (LEB128) and byte sequences (length and bytes), with room in front for a frame's header.</summary>
internal sealed class RecordWriter
{
    private byte[] _buffer = new byte[4096];

    /// <summary>An empty buffer.</summary>
    public RecordWriter() => Clear();

    /// <summary>The bytes written, including the room in front.</summary>
    public int Length { get; private set; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => Length == Frame.HeaderLength;

    /// <summary>The bytes between header and trailer.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(Frame.HeaderLength, Length - Frame.HeaderLength);

    /// <summary>Empties the buffer; gives much memory back.</summary>
    public void Clear()
    {
        if (_buffer.Length > 1 << 23)
        {
            _buffer = new byte[4096];
        }

        Length = Frame.HeaderLength;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Number(long value)
    {
        var rest = (ulong)value;
        var span = Reserve(10);
        var length = 0;
        while (rest >= 0x80)
        {
            span[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        span[length++] = (byte)rest;
        Length += length;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    public void Fixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void Fixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    /// <summary>Makes a frame of what was written: fills the header in, pads, and adds the trailer. The buffer must be cleared before it is written to again.</summary>
    public ReadOnlyMemory<byte> Seal(ulong sequence, uint seed)
    {
        var payloadLength = Length - Frame.HeaderLength;
        var total = Frame.TotalLength(payloadLength);
        Reserve(total - Length)[..(total - Length)].Clear();
        Frame.Fill(_buffer.AsSpan(0, total), payloadLength, sequence, seed);
        return _buffer.AsMemory(0, total);
    }

    private Span<byte> Take(int length)
    {
        var span = Reserve(length)[..length];
        Length += length;
        return span;
    }

    private Span<byte> Reserve(int length)
    {
        if (_buffer.Length - Length < length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Math.Max(_buffer.Length * 2L, Length + (long)length), Array.MaxLength));
        }

        return _buffer.AsSpan(Length);
    }
}
