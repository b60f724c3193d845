using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Dotnetes.Serialization.Json;

/// <content>The lexical level: white space, literals, numbers, strings, skipping.</content>
public ref partial struct JsonReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        var position = _position;
        if ((uint)position < (uint)_data.Length && _data[position] > ' ')
        {
            return _data[position];
        }

        return PeekSlow();
    }

    private byte PeekSlow()
    {
        SkipSpace();
        return _position < _data.Length ? _data[_position] : throw Truncated();
    }

    private int SkipSpace()
    {
        while (_position < _data.Length && _data[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _position++;
        }

        return _position;
    }

    private void Descend()
    {
        if (++_depth > MaxDepth)
        {
            throw Error("exceeded max depth");
        }
    }

    // White space aside, the byte before the current one; tells a first member from a later one without keeping a flag per level.
    private readonly byte LastSignificant()
    {
        var i = _position - 1;
        while (i >= 0 && _data[i] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            i--;
        }

        return i >= 0 ? _data[i] : (byte)0;
    }

    private readonly bool IsFirstMember(char open) => LastSignificant() == open;

    private bool ReadNull()
    {
        ReadLiteral("null"u8);
        return true;
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal)
    {
        if (!_data[_position..].StartsWith(literal))
        {
            throw Unexpected($"in literal {Encoding.ASCII.GetString(literal)}");
        }

        _position += literal.Length;
    }

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

    // Positioned on the opening quote. The span is into the document when nothing is escaped, else into a fresh array.
    private ReadOnlySpan<byte> ReadStringSpan()
    {
        var rest = _data[(_position + 1)..];
        var stop = rest.IndexOfAny(s_stringStops);
        if (stop >= 0 && rest[stop] == '"')
        {
            _position += stop + 2;
            return rest[..stop];
        }

        return ReadEscapedString();
    }

    private ReadOnlySpan<byte> ReadEscapedString()
    {
        var output = new ArrayBufferWriter<byte>(64);
        var i = _position + 1;
        while (true)
        {
            var stop = _data[i..].IndexOfAny(s_stringStops);
            if (stop < 0)
            {
                _position = _data.Length;
                throw Truncated();
            }

            output.Write(_data.Slice(i, stop));
            i += stop;
            _position = i;
            switch (_data[i])
            {
                case (byte)'"':
                    _position = i + 1;
                    return output.WrittenSpan;
                case (byte)'\\':
                    i = ReadEscape(i, output);
                    break;
                default:
                    throw Unexpected("in string literal");
            }
        }
    }

    private int ReadEscape(int i, ArrayBufferWriter<byte> output)
    {
        if (i + 1 >= _data.Length)
        {
            throw Truncated();
        }

        var escape = _data[i + 1];
        if (escape != 'u')
        {
            ReadOnlySpan<byte> plain = escape switch
            {
                (byte)'"' => "\""u8,
                (byte)'\\' => "\\"u8,
                (byte)'/' => "/"u8,
                (byte)'b' => "\b"u8,
                (byte)'f' => "\f"u8,
                (byte)'n' => "\n"u8,
                (byte)'r' => "\r"u8,
                (byte)'t' => "\t"u8,
                _ => throw Unexpected("in string escape code"),
            };
            output.Write(plain);
            return i + 2;
        }

        var unit = ReadHex(i + 2);
        i += 6;
        var rune = Rune.ReplacementChar;
        if (!char.IsSurrogate((char)unit))
        {
            rune = new Rune((char)unit);
        }
        else if (char.IsHighSurrogate((char)unit) && i + 1 < _data.Length && _data[i] == '\\' && _data[i + 1] == 'u')
        {
            var low = ReadHex(i + 2);
            if (char.IsLowSurrogate((char)low))
            {
                rune = new Rune((char)unit, (char)low);
                i += 6;
            }
        }

        output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
        return i;
    }

    private int ReadHex(int i)
    {
        if (i + 4 > _data.Length)
        {
            _position = _data.Length;
            throw Truncated();
        }

        var value = 0;
        for (var k = i; k < i + 4; k++)
        {
            var digit = Convert.ToInt32(Uri.IsHexDigit((char)_data[k]) ? Uri.FromHex((char)_data[k]) : -1);
            if (digit < 0)
            {
                _position = k;
                throw Unexpected("in \\u hexadecimal character escape");
            }

            value = (value << 4) | digit;
        }

        return value;
    }

    /// <summary>Skips the next value, checking its syntax. Does not recurse, so depth costs no stack.</summary>
    public void SkipValue()
    {
        var floor = _depth;
        Span<bool> kinds = stackalloc bool[MaxDepth + 1];
        while (true)
        {
            switch (Peek())
            {
                case (byte)'{':
                    BeginObject();
                    kinds[_depth] = true;
                    break;
                case (byte)'[':
                    BeginArray();
                    kinds[_depth] = false;
                    break;
                case (byte)'"':
                    ReadStringSpan();
                    break;
                case (byte)'t' or (byte)'f':
                    ReadBool();
                    break;
                case (byte)'n':
                    ReadNull();
                    break;
                default:
                    ReadNumberSpan("value");
                    break;
            }

            while (_depth > floor && !(kinds[_depth] ? NextProperty(out _) : NextElement()))
            {
            }

            if (_depth == floor)
            {
                return;
            }
        }
    }

    private readonly DecodingException Truncated() => new("unexpected end of JSON input", "", _data.Length);

    private readonly DecodingException Unexpected(string context)
    {
        if (_position >= _data.Length)
        {
            return Truncated();
        }

        var b = _data[_position];
        var shown = b is >= 0x20 and < 0x7f ? $"'{(char)b}'" : $"'\\x{b:x2}'";
        return new($"invalid character {shown} {context}", JsonPathLocator.Locate(_data, _position), _position);
    }

    private readonly DecodingException WrongNumber(ReadOnlySpan<byte> number, string wanted)
    {
        var found = "number " + Encoding.ASCII.GetString(number);
        var offset = _position - number.Length;
        return new($"cannot unmarshal {found} into a field of type {wanted}", JsonPathLocator.Locate(_data, offset), offset, found);
    }

    private DecodingException Mismatch(string wanted)
    {
        var found = PeekKind() switch
        {
            JsonKind.Object => "object",
            JsonKind.Array => "array",
            JsonKind.String => "string",
            JsonKind.Boolean => "bool",
            JsonKind.Number => "number",
            _ => "null",
        };
        return new($"cannot unmarshal {found} into a field of type {wanted}", JsonPathLocator.Locate(_data, Math.Min(_position, Math.Max(_data.Length - 1, 0))), _position, found);
    }
}
