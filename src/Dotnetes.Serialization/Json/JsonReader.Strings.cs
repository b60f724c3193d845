using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Dotnetes.Serialization.Json;

/// <content>Strings and base64 text.</content>
public ref partial struct JsonReader
{
    private static readonly SearchValues<byte> s_stringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>Reads a string; null reads as the empty string.</summary>
    public string ReadString()
    {
        if (Peek() == '"')
        {
            return StringCache.Get(ReadStringSpan());
        }

        return TryReadNull() ? "" : throw Mismatch("string");
    }

    /// <summary>Text that is met over and over, such as the name of a property, as a string that is shared where it is short.</summary>
    public static string Share(ReadOnlySpan<byte> utf8) => StringCache.Get(utf8);

    /// <summary>Reads a string or null.</summary>
    public string? ReadNullableString() => TryReadNull() ? null : ReadString();

    /// <summary>Reads a string and returns its unescaped UTF-8 bytes without making a string object; null reads as empty.</summary>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        if (Peek() == '"')
        {
            return ReadStringSpan();
        }

        return TryReadNull() ? default : throw Mismatch("string");
    }

    /// <summary>Reads base64 text (standard alphabet, padded) as bytes; null reads as never set.</summary>
    public ByteString ReadBytes()
    {
        if (TryReadNull())
        {
            return default;
        }

        var start = SkipSpace();
        if (Peek() != '"')
        {
            throw Mismatch("base64 string");
        }

        var text = ReadStringSpan();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
        {
            throw Error($"illegal base64 data at input byte {WrongByte(text)}", start);
        }

        return ByteString.Adopt(written == bytes.Length ? bytes : bytes[..written]);
    }

    // The place that Go's decoder names (RFC 4648, section 4; line breaks do not count).
    private static int WrongByte(ReadOnlySpan<byte> text)
    {
        var quantum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b is (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            if (b == '=')
            {
                if (quantum < 2)
                {
                    return i;
                }

                return quantum == 3 ? i + 1 : i + 1 >= text.Length ? text.Length : text[i + 1] != '=' ? i : i + 2;
            }

            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'/'))
            {
                return i;
            }

            quantum = (quantum + 1) % 4;
        }

        return text.Length - quantum;
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
}
