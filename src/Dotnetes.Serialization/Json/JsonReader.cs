using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Dotnetes.Serialization.Json;

/// <summary>
/// Reads one JSON document from UTF-8 bytes, forward only. Errors carry the byte offset and the field path, which is computed only
/// when an error or a strict-mode issue is reported, so the normal path pays nothing for it. Null is accepted for
/// every value and reads as the zero value, as Go's decoder does.
/// </summary>
public ref partial struct JsonReader
{
    /// <summary>Documents nested deeper than this are refused.</summary>
    public const int MaxDepth = 256;

    /// <summary>More different unknown and duplicate fields than these are not reported, as upstream's decoder has it.</summary>
    public const int MaxIssues = 100;

    private const int MaxOffsets = 10_000;
    private const int MinPathRoom = 64 * 1024;

    private static readonly SearchValues<byte> s_stringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private readonly ReadOnlySpan<byte> _data;
    private readonly List<(FieldIssueKind Kind, int Offset)>? _issues;
    private int _position;
    private int _depth;
    private int _nameOffset;

    /// <summary>Reads <paramref name="utf8"/>.</summary>
    /// <param name="utf8">The document; must outlive the reader.</param>
    /// <param name="strict">Whether to collect unknown and duplicate fields; see <see cref="Issues"/>.</param>
    public JsonReader(ReadOnlySpan<byte> utf8, bool strict = false)
    {
        // A byte order mark is not JSON, but editors leave it behind.
        _data = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        _issues = strict ? [] : null;
    }

    /// <summary>Whether unknown and duplicate fields are collected.</summary>
    public readonly bool IsStrict => _issues is not null;

    /// <summary>
    /// Whether whole numbers that 32 bits cannot hold lose their upper half, as in upstream's conversion of untyped objects, instead of being refused.
    /// </summary>
    public bool CutsIntegers { get; init; }

    /// <summary>Open objects and arrays; 1 inside the root object.</summary>
    public readonly int Depth => _depth;

    /// <summary>Where the next byte is read.</summary>
    public readonly int Position => _position;

    /// <summary>What strict decoding found so far, with full paths, each once, in document order.</summary>
    public readonly IReadOnlyList<FieldIssue> Issues
    {
        get
        {
            if (_issues is null || _issues.Count == 0)
            {
                return [];
            }

            var result = new List<FieldIssue>();
            var seen = new HashSet<FieldIssue>();
            var locator = new JsonPathLocator(_data);
            var room = Math.Max(MinPathRoom, 2L * _data.Length);
            foreach (var (kind, offset) in _issues)
            {
                var issue = new FieldIssue(kind, locator.Locate(offset));
                room -= issue.Path.Length;
                if (seen.Add(issue))
                {
                    result.Add(issue);
                }

                // Hostile documents repeat long names at will; what is told about them must not grow faster than they do.
                if (result.Count == MaxIssues || room < 0)
                {
                    break;
                }
            }

            return result;
        }
    }

    /// <summary>Opens an object.</summary>
    /// <returns>False when the value is null.</returns>
    public bool BeginObject()
    {
        var b = Peek();
        if (b == '{')
        {
            _position++;
            Descend();
            return true;
        }

        return !TryReadNull() ? throw Mismatch("object") : false;
    }

    /// <summary>Goes to the next property of the open object and positions on its value.</summary>
    /// <returns>False when the object ended.</returns>
    public bool NextProperty(out ReadOnlySpan<byte> name)
    {
        var b = Peek();
        if (b == '}')
        {
            _position++;
            _depth--;
            name = default;
            return false;
        }

        if (b == ',' && !IsFirstMember('{'))
        {
            _position++;
            b = Peek();
        }
        else if (!IsFirstMember('{'))
        {
            throw Unexpected("after object key:value pair");
        }

        if (b != '"')
        {
            throw Unexpected("looking for beginning of object key string");
        }

        _nameOffset = _position;
        name = ReadStringSpan();
        if (Peek() != ':')
        {
            throw Unexpected("after object key");
        }

        _position++;
        return true;
    }

    /// <summary>Opens an array.</summary>
    /// <returns>False when the value is null.</returns>
    public bool BeginArray()
    {
        var b = Peek();
        if (b == '[')
        {
            _position++;
            Descend();
            return true;
        }

        return !TryReadNull() ? throw Mismatch("array") : false;
    }

    /// <summary>Goes to the next element of the open array.</summary>
    /// <returns>False when the array ended.</returns>
    public bool NextElement()
    {
        var b = Peek();
        if (b == ']')
        {
            if (LastSignificant() == ',')
            {
                throw Unexpected("looking for beginning of value");
            }

            _position++;
            _depth--;
            return false;
        }

        if (b == ',' && !IsFirstMember('['))
        {
            _position++;
            if (Peek() == ']')
            {
                throw Unexpected("looking for beginning of value");
            }
        }
        else if (!IsFirstMember('['))
        {
            throw Unexpected("after array element");
        }

        return true;
    }

    /// <summary>The kind of the next value, without reading it.</summary>
    public JsonKind PeekKind() => Peek() switch
    {
        (byte)'{' => JsonKind.Object,
        (byte)'[' => JsonKind.Array,
        (byte)'"' => JsonKind.String,
        (byte)'t' or (byte)'f' => JsonKind.Boolean,
        (byte)'n' => JsonKind.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
        _ => throw Unexpected("looking for beginning of value"),
    };

    /// <summary>Reads null if that is the next value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNull() => Peek() == 'n' && ReadNull();

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

    /// <summary>Reads a boolean; null reads as false.</summary>
    public bool ReadBool()
    {
        switch (Peek())
        {
            case (byte)'t':
                ReadLiteral("true"u8);
                return true;
            case (byte)'f':
                ReadLiteral("false"u8);
                return false;
            default:
                return TryReadNull() ? false : throw Mismatch("bool");
        }
    }

    /// <summary>Reads a boolean or null.</summary>
    public bool? ReadNullableBool() => TryReadNull() ? null : ReadBool();

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

    /// <summary>Reads any value and returns its text as it stands in the document, fully checked.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        var start = SkipSpace();
        SkipValue();
        return _data[start.._position];
    }

    /// <summary>The text of the number that comes next.</summary>
    public ReadOnlySpan<byte> ReadNumber() => ReadNumberSpan("number");

    /// <summary>Reports the current property as unknown (in strict mode) and skips its value.</summary>
    public void SkipUnknown()
    {
        Report(FieldIssueKind.Unknown);
        SkipValue();
    }

    /// <summary>Reports the current property as repeated (in strict mode).</summary>
    public readonly void ReportDuplicate() => Report(FieldIssueKind.Duplicate);

    private readonly void Report(FieldIssueKind kind)
    {
        if (_issues is { Count: < MaxOffsets })
        {
            _issues.Add((kind, _nameOffset));
        }
    }

    /// <summary>Notes that the field with number <paramref name="bit"/> of the open object was met; a second time is a duplicate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Seen(ref ulong mask, int bit)
    {
        if ((mask & (1UL << bit)) != 0)
        {
            ReportDuplicate();
        }

        mask |= 1UL << bit;
    }

    /// <summary>Fails unless only white space is left.</summary>
    public void End()
    {
        SkipSpace();
        if (_position < _data.Length)
        {
            throw Unexpected("after top-level value");
        }
    }

    /// <summary>An error about the value at <paramref name="offset"/>, with its path.</summary>
    public readonly DecodingException Error(string reason, int offset) => new(reason, JsonPathLocator.Locate(_data, offset), offset);

    /// <summary>An error about the value that was just read or is about to be read.</summary>
    public readonly DecodingException Error(string reason) => Error(reason, Math.Min(_position, Math.Max(_data.Length - 1, 0)));
}
