using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Dotnetes.Serialization.Json;

/// <summary>
/// Writes compact JSON with the exact bytes of Go's encoder: HTML-safe escapes, sorted maps, its number formats. Commas follow from
/// the byte written last, so callers never track positions.
/// </summary>
public ref partial struct JsonWriter
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\<>&\u2028\u2029\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[]? _rented;
    private Span<byte> _buffer;
    private int _length;
    private int _depth;

    /// <summary>Writes into pooled memory that grows as needed. Call <see cref="Dispose"/>.</summary>
    public JsonWriter(int capacityBytes)
    {
        _rented = ArrayPool<byte>.Shared.Rent(Math.Max(capacityBytes, 256));
        _buffer = _rented;
    }

    /// <summary>Writes into the caller's buffer first; switches to pooled memory only when that is full.</summary>
    public JsonWriter(Span<byte> buffer) => _buffer = buffer;

    /// <summary>Whether the root object leaves its kind and apiVersion out (for bytes that are spliced behind a shared prefix).</summary>
    public bool OmitRootTypeMeta { get; init; }

    /// <summary>Whether lists, maps and bytes that are there but empty are written where they are otherwise left out.</summary>
    public bool KeepEmpty { get; init; }

    /// <summary>Bytes written so far.</summary>
    public readonly int Length => _length;

    /// <summary>What was written; valid until the next write or <see cref="Dispose"/>.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    /// <summary>A copy of what was written.</summary>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>
    /// Takes what was written so far but the last byte, which stays because the next one may need a comma behind it: long documents leave in parts.
    /// </summary>
    public byte[] Take()
    {
        var taken = _buffer[..(_length - 1)].ToArray();
        _buffer[0] = _buffer[_length - 1];
        _length = 1;
        return taken;
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        var rented = _rented;
        _rented = null;
        _buffer = default;
        _length = 0;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Opens an object.</summary>
    public void BeginObject()
    {
        Append((byte)'{');
        _depth++;
    }

    /// <summary>Closes an object.</summary>
    public void EndObject()
    {
        Append((byte)'}');
        _depth--;
    }

    /// <summary>Opens an array.</summary>
    public void BeginArray()
    {
        Append((byte)'[');
        _depth++;
    }

    /// <summary>Closes an array.</summary>
    public void EndArray()
    {
        Append((byte)']');
        _depth--;
    }

    /// <summary>Writes a property name that is already quoted, escaped and followed by a colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // The length is known where it is called, which makes the copy a few instructions.
    public void Name(scoped ReadOnlySpan<byte> quotedNameAndColon)
    {
        if (_buffer.Length - _length <= quotedNameAndColon.Length)
        {
            Grow(quotedNameAndColon.Length + 1);
        }

        var length = _length;
        if (_buffer[length - 1] != '{')
        {
            _buffer[length++] = (byte)',';
        }

        quotedNameAndColon.CopyTo(_buffer[length..]);
        _length = length + quotedNameAndColon.Length;
    }

    /// <summary>Writes a property name that is not known at compile time.</summary>
    public void Name(string name)
    {
        var span = Reserve(name.Length + 4);
        var at = 0;
        if (_buffer[_length - 1] != '{')
        {
            span[at++] = (byte)',';
        }

        if (PlainText.TryCopy(name, span[(at + 1)..]))
        {
            span[at] = (byte)'"';
            span[at + name.Length + 1] = (byte)'"';
            span[at + name.Length + 2] = (byte)':';
            _length += at + name.Length + 3;
            return;
        }

        _length += at;
        WriteEscaped(name);
        Append((byte)':');
    }

    /// <summary>Separates the element that is written next from the one before it.</summary>
    public void Element()
    {
        if (_buffer[_length - 1] != '[')
        {
            Append((byte)',');
        }
    }

    /// <summary>
    /// Writes kind and apiVersion: at the root those of the type, elsewhere those that the object carries, if any.
    /// </summary>
    public void TypeMeta(scoped ReadOnlySpan<byte> rootTypeMeta, string kind, string apiVersion)
    {
        if (_depth == 1 && rootTypeMeta.Length > 0)
        {
            if (!OmitRootTypeMeta)
            {
                Name(rootTypeMeta);
            }

            return;
        }

        if (kind.Length > 0)
        {
            Name("\"kind\":"u8);
            WriteString(kind);
        }

        if (apiVersion.Length > 0)
        {
            Name("\"apiVersion\":"u8);
            WriteString(apiVersion);
        }
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes a boolean.</summary>
    public void WriteBool(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void WriteInt64(long value)
    {
        var span = Reserve(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        _length += written;
    }

    /// <summary>Writes an unsigned integer.</summary>
    public void WriteUInt64(ulong value)
    {
        var span = Reserve(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        _length += written;
    }

    /// <summary>Writes a floating point number in Go's shortest form.</summary>
    public void WriteDouble(double value)
    {
        var span = Reserve(32);
        _length += GoNumber.Format(value, span);
    }

    /// <summary>Writes a string.</summary>
    public void WriteString(string value)
    {
        var span = Reserve(value.Length + 2);
        if (!PlainText.TryCopy(value, span[1..]))
        {
            WriteEscaped(value);
            return;
        }

        span[value.Length + 1] = (byte)'"';
        span[0] = (byte)'"';
        _length += value.Length + 2;
    }

    /// <summary>Writes a string of ASCII bytes of which none needs an escape.</summary>
    public void WriteAscii(scoped ReadOnlySpan<byte> ascii)
    {
        var span = Reserve(ascii.Length + 2);
        span[0] = (byte)'"';
        ascii.CopyTo(span[1..]);
        span[ascii.Length + 1] = (byte)'"';
        _length += ascii.Length + 2;
    }

    /// <summary>Room for a string of up to <paramref name="length"/> ASCII bytes that need no escape; <see cref="CloseAscii"/> ends it.</summary>
    internal Span<byte> OpenAscii(int length) => Reserve(length + 2).Slice(1, length);

    /// <summary>Ends the string begun with <see cref="OpenAscii"/>, of which <paramref name="written"/> bytes were used.</summary>
    internal void CloseAscii(int written)
    {
        _buffer[_length] = (byte)'"';
        _buffer[_length + written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Writes bytes as base64 text.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        var span = Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
        span[0] = (byte)'"';
        Base64.EncodeToUtf8(value, span[1..], out _, out var written);
        span[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Writes bytes as they are; they must be one JSON value, or part of one that the caller completes.</summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    private void WriteEscaped(string value)
    {
        var span = Reserve((value.Length * 6) + 2);
        var at = 0;
        span[at++] = (byte)'"';
        var rest = value.AsSpan();
        var escape = rest.IndexOfAny(s_escaped);
        while (escape >= 0)
        {
            at += Encoding.UTF8.GetBytes(rest[..escape], span[at..]);
            at += Escape(rest[escape], span[at..]);
            rest = rest[(escape + 1)..];
            escape = rest.IndexOfAny(s_escaped);
        }

        at += Encoding.UTF8.GetBytes(rest, span[at..]);
        span[at++] = (byte)'"';
        _length += at;
    }

    private static int Escape(char c, Span<byte> output)
    {
        var letter = c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => '\0',
        };
        output[0] = (byte)'\\';
        if (letter != '\0')
        {
            output[1] = (byte)letter;
            return 2;
        }

        output[1] = (byte)'u';
        for (var i = 0; i < 4; i++)
        {
            output[2 + i] = "0123456789abcdef"u8[(c >> (12 - (4 * i))) & 15];
        }

        return 6;
    }

    private void Append(byte b)
    {
        Reserve(1)[0] = b;
        _length++;
    }

    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Grow(size);
        }

        return _buffer[_length..];
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + size + 256));
        Written.CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _rented = larger;
        _buffer = larger;
    }
}
