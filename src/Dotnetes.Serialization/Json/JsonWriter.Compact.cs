using System.Buffers;

namespace Dotnetes.Serialization.Json;

/// <content>Splicing of JSON that somebody else wrote.</content>
public ref partial struct JsonWriter
{
    private static readonly SearchValues<byte> s_compactStops = SearchValues.Create([(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', (byte)'"', (byte)'<', (byte)'>', (byte)'&', 0xE2]);

    /// <summary>Writes valid JSON without its white space and, unless told otherwise, with HTML-safe escapes, as Go does with raw values.</summary>
    public void WriteCompact(scoped ReadOnlySpan<byte> json, bool escapeHtml = true)
    {
        var inString = false;
        while (true)
        {
            var stop = json.IndexOfAny(s_compactStops);
            if (stop < 0)
            {
                WriteRaw(json);
                return;
            }

            WriteRaw(json[..stop]);
            var b = json[stop];
            var used = 1;
            switch (b)
            {
                case (byte)'"':
                    if (!inString || !IsEscaped(stop))
                    {
                        inString = !inString;
                    }

                    WriteRaw("\""u8);
                    break;
                case (byte)'<' when escapeHtml:
                    WriteRaw("\\u003c"u8);
                    break;
                case (byte)'>' when escapeHtml:
                    WriteRaw("\\u003e"u8);
                    break;
                case (byte)'&' when escapeHtml:
                    WriteRaw("\\u0026"u8);
                    break;
                case 0xE2 when escapeHtml && json[stop..].StartsWith("\u2028"u8):
                    WriteRaw("\\u2028"u8);
                    used = 3;
                    break;
                case 0xE2 when escapeHtml && json[stop..].StartsWith("\u2029"u8):
                    WriteRaw("\\u2029"u8);
                    used = 3;
                    break;
                default:
                    if (inString || b > ' ')
                    {
                        WriteRaw(json.Slice(stop, 1));
                    }

                    break;
            }

            json = json[(stop + used)..];
        }
    }

    // Whether the quote about to be written follows an odd number of backslashes in the output.
    private readonly bool IsEscaped(int precedingBytes)
    {
        var count = 0;
        for (var i = _length - 1; i >= _length - precedingBytes && _buffer[i] == '\\'; i--)
        {
            count++;
        }

        return (count & 1) == 1;
    }
}
