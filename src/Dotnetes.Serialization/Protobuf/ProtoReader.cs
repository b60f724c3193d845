using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Dotnetes.Serialization.Protobuf;

/// <summary>
/// Reads one protobuf message from a span. Nested messages are read by nested readers over slices, so a length that lies
/// can never read beyond its parent.
/// </summary>
public ref struct ProtoReader
{
    /// <summary>Messages nested deeper than this are refused.</summary>
    public const int MaxDepth = 128;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _depth;
    private int _position;

    /// <summary>Reads <paramref name="data"/> as one message.</summary>
    public ProtoReader(ReadOnlySpan<byte> data)
        : this(data, 0)
    {
    }

    private ProtoReader(ReadOnlySpan<byte> data, int depth)
    {
        _data = data;
        _depth = depth;
        _position = 0;
    }

    /// <summary>Whether all bytes were read.</summary>
    public readonly bool AtEnd => _position >= _data.Length;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>Reads the next tag.</summary>
    /// <returns>False at the end of the message.</returns>
    public bool TryReadTag(out uint tag)
    {
        if (_position >= _data.Length)
        {
            tag = 0;
            return false;
        }

        var value = ReadVarint();
        if (value > uint.MaxValue || value >> 3 == 0)
        {
            throw Malformed("illegal tag");
        }

        tag = (uint)value;
        return true;
    }

    /// <summary>Reads a variable-length integer of up to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint()
    {
        var position = _position;
        if ((uint)position < (uint)_data.Length && _data[position] < 0x80)
        {
            _position = position + 1;
            return _data[position];
        }

        return ReadLongVarint();
    }

    /// <summary>Reads a 32-bit signed integer (varint in two's complement).</summary>
    public int ReadInt32() => (int)ReadVarint();

    /// <summary>Reads a 64-bit signed integer (varint in two's complement).</summary>
    public long ReadInt64() => (long)ReadVarint();

    /// <summary>Reads an unsigned 32-bit integer.</summary>
    public uint ReadUInt32() => (uint)ReadVarint();

    /// <summary>Reads an unsigned 64-bit integer.</summary>
    public ulong ReadUInt64() => ReadVarint();

    /// <summary>Reads a boolean.</summary>
    public bool ReadBool() => ReadVarint() != 0;

    /// <summary>Reads a 64-bit floating point number.</summary>
    public double ReadDouble()
    {
        var span = Take(8);
        return BinaryPrimitives.ReadDoubleLittleEndian(span);
    }

    /// <summary>Reads a 32-bit floating point number.</summary>
    public float ReadSingle()
    {
        var span = Take(4);
        return BinaryPrimitives.ReadSingleLittleEndian(span);
    }

    /// <summary>Reads a length and returns the bytes that follow, without copying.</summary>
    public ReadOnlySpan<byte> ReadLengthDelimited()
    {
        var length = ReadVarint();
        if (length > (ulong)Remaining)
        {
            throw Malformed("unexpected EOF");
        }

        return Take((int)length);
    }

    /// <summary>Reads a string; short strings that occur often are shared.</summary>
    public string ReadString() => StringCache.Get(ReadLengthDelimited());

    /// <summary>Reads a byte string into an array of its own.</summary>
    public ByteString ReadBytes() => ByteString.CopyFrom(ReadLengthDelimited());

    /// <summary>Opens a nested message; the caller reads it to its end.</summary>
    public ProtoReader ReadMessage()
    {
        if (_depth >= MaxDepth)
        {
            throw Malformed("message nested too deeply");
        }

        return new ProtoReader(ReadLengthDelimited(), _depth + 1);
    }

    /// <summary>Skips the value of a field that the message's type does not have.</summary>
    /// <param name="tag">The tag that was read last.</param>
    /// <param name="known">The numbers below 64 of the fields that the type has, a bit for each.</param>
    /// <exception cref="DecodingException">The type has the field, but with another wire type; skipping it would lose data unseen.</exception>
    public void SkipUnknown(uint tag, ulong known)
    {
        if (tag >> 3 < 64 && (known & (1UL << (int)(tag >> 3))) != 0)
        {
            throw WrongWireType(tag);
        }

        Skip(tag);
    }

    /// <summary>Skips the value that belongs to <paramref name="tag"/>.</summary>
    public void Skip(uint tag)
    {
        switch (tag & 7)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Take(8);
                break;
            case WireType.LengthDelimited:
                ReadLengthDelimited();
                break;
            case WireType.Fixed32:
                Take(4);
                break;
            case WireType.StartGroup:
                SkipGroup(tag >> 3);
                break;
            default:
                throw Malformed("illegal wire type");
        }
    }

    /// <summary>Fails unless <paramref name="tag"/> carries the wire type <paramref name="wireType"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Expect(uint tag, int wireType)
    {
        if ((tag & 7) != (uint)wireType)
        {
            throw WrongWireType(tag);
        }
    }

    private readonly DecodingException WrongWireType(uint tag) => Malformed($"wrong wire type {tag & 7} for field {tag >> 3}");

    private readonly DecodingException Malformed(string reason) => new("proto: " + reason, "", _position);

    private void SkipGroup(uint number)
    {
        var depth = 1;
        while (TryReadTag(out var tag))
        {
            switch (tag & 7)
            {
                case WireType.StartGroup:
                    if (++depth > MaxDepth)
                    {
                        throw Malformed("message nested too deeply");
                    }

                    break;
                case WireType.EndGroup:
                    if (--depth == 0)
                    {
                        return;
                    }

                    break;
                default:
                    Skip(tag);
                    break;
            }
        }

        throw Malformed($"group {number} does not end");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > Remaining)
        {
            throw Malformed("unexpected EOF");
        }

        var span = _data.Slice(_position, length);
        _position += length;
        return span;
    }

    private ulong ReadLongVarint()
    {
        ulong result = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _data.Length)
            {
                throw Malformed("unexpected EOF");
            }

            var b = _data[_position++];
            result |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return result;
            }
        }

        throw Malformed("integer overflow");
    }
}
