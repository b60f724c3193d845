using System.Runtime.CompilerServices;
using System.Text;

namespace Dotnetes.Serialization.Json;

/// <content>The lexical level: white space, literals, skipping, errors.</content>
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
