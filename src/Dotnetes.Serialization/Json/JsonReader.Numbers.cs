using System.Buffers.Text;
using System.Text;

namespace Dotnetes.Serialization.Json;

/// <content>Numbers.</content>
public ref partial struct JsonReader
{
    /// <summary>Reads a 32-bit integer; null reads as zero.</summary>
    public int ReadInt32() => ReadInt32(CutsIntegers);

    /// <summary>Reads a 32-bit integer as <see cref="ReadInt32()"/> does, never <see cref="CutsIntegers">cut</see>.</summary>
    public int ReadExactInt32() => ReadInt32(cuts: false);

    private int ReadInt32(bool cuts)
    {
        var start = SkipSpace();
        var value = ReadInt64("int32");
        if (!cuts && value is (< int.MinValue or > int.MaxValue))
        {
            throw WrongNumber(_data[start.._position], "int32");
        }

        return unchecked((int)value);
    }

    /// <summary>Reads an unsigned 32-bit integer; null reads as zero.</summary>
    public uint ReadUInt32()
    {
        var start = SkipSpace();
        var value = ReadUInt64();
        return value <= uint.MaxValue ? (uint)value : throw WrongNumber(_data[start.._position], "uint32");
    }

    /// <summary>Reads a 32-bit integer or null.</summary>
    public int? ReadNullableInt32() => TryReadNull() ? null : ReadInt32();

    /// <summary>Reads a 64-bit integer; null reads as zero.</summary>
    public long ReadInt64() => ReadInt64("int64");

    /// <summary>Reads a 64-bit integer or null.</summary>
    public long? ReadNullableInt64() => TryReadNull() ? null : ReadInt64();

    /// <summary>Reads an unsigned 64-bit integer; null reads as zero.</summary>
    public ulong ReadUInt64()
    {
        if (TryReadNull())
        {
            return 0;
        }

        var number = ReadNumberSpan("uint64");
        return Utf8Parser.TryParse(number, out ulong value, out var used) && used == number.Length
            ? value
            : throw WrongNumber(number, "uint64");
    }

    /// <summary>Reads an unsigned 64-bit integer or null.</summary>
    public ulong? ReadNullableUInt64() => TryReadNull() ? null : ReadUInt64();

    /// <summary>Reads a floating point number; null reads as zero.</summary>
    public double ReadDouble()
    {
        if (TryReadNull())
        {
            return 0;
        }

        var number = ReadNumberSpan("float64");
        return Utf8Parser.TryParse(number, out double value, out var used) && used == number.Length && double.IsFinite(value)
            ? value
            : throw WrongNumber(number, "float64");
    }

    /// <summary>Reads a floating point number or null.</summary>
    public double? ReadNullableDouble() => TryReadNull() ? null : ReadDouble();

    /// <summary>Reads a single precision floating point number; null reads as zero.</summary>
    public float ReadSingle() => (float)ReadDouble();

    /// <summary>The text of the number that comes next.</summary>
    public ReadOnlySpan<byte> ReadNumber() => ReadNumberSpan("number");

    private long ReadInt64(string type)
    {
        if (TryReadNull())
        {
            return 0;
        }

        var number = ReadNumberSpan(type);
        var negative = number[0] == '-';
        ulong value = 0;
        foreach (var b in negative ? number[1..] : number)
        {
            var digit = (uint)(b - '0');
            if (digit > 9 || value > 922337203685477580UL || (value == 922337203685477580UL && digit > (negative ? 8u : 7u)))
            {
                throw WrongNumber(number, type);
            }

            value = (value * 10) + digit;
        }

        return negative ? (long)(0 - value) : (long)value;
    }

    private ReadOnlySpan<byte> ReadNumberSpan(string type)
    {
        var first = Peek();
        if (first != '-' && first is < (byte)'0' or > (byte)'9')
        {
            throw Mismatch(type);
        }

        var start = _position;
        var i = start;
        if (_data[i] == '-')
        {
            i++;
        }

        var digits = i;
        i = SkipDigits(i);
        var valid = i > digits && !(_data[digits] == '0' && i > digits + 1);
        if (valid && i < _data.Length && _data[i] == '.')
        {
            digits = ++i;
            i = SkipDigits(i);
            valid = i > digits;
        }

        if (valid && i < _data.Length && _data[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < _data.Length && _data[i] is (byte)'+' or (byte)'-')
            {
                i++;
            }

            digits = i;
            i = SkipDigits(i);
            valid = i > digits;
        }

        if (!valid)
        {
            _position = Math.Min(i, _data.Length);
            throw _position < _data.Length ? Unexpected("in numeric literal") : Truncated();
        }

        _position = i;
        return _data[start..i];
    }

    private readonly int SkipDigits(int i)
    {
        while (i < _data.Length && _data[i] is >= (byte)'0' and <= (byte)'9')
        {
            i++;
        }

        return i;
    }

    private readonly DecodingException WrongNumber(ReadOnlySpan<byte> number, string wanted)
    {
        var found = "number " + Encoding.ASCII.GetString(number);
        var offset = _position - number.Length;
        return new($"cannot unmarshal {found} into a field of type {wanted}", JsonPathLocator.Locate(_data, offset), offset, found);
    }
}
