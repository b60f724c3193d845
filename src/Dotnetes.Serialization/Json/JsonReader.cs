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

    /// <summary>Reads any value and returns its text as it stands in the document, fully checked.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        var start = SkipSpace();
        SkipValue();
        return _data[start.._position];
    }

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
