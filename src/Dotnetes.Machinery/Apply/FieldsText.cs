using System.Text;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Property names of FieldsV1: JSON strings without the escapes for HTML that all other JSON of the API has.</summary>
internal static class FieldsText
{
    public static void WriteQuoted(ref JsonWriter writer, ReadOnlySpan<byte> prefix, string text)
    {
        var size = prefix.Length + (text.Length * 6) + 3;
        Span<byte> buffer = size <= 512 ? stackalloc byte[512] : new byte[size];
        var at = 0;
        buffer[at++] = (byte)'"';
        prefix.CopyTo(buffer[at..]);
        at += prefix.Length;
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            at += Encoding.UTF8.GetBytes(text, buffer[at..]);
        }
        else
        {
            foreach (var rune in text.EnumerateRunes())
            {
                at += Escape(rune, buffer[at..]);
            }
        }

        buffer[at++] = (byte)'"';
        buffer[at++] = (byte)':';
        writer.Name(buffer[..at]);
    }

    private static int Escape(Rune rune, Span<byte> output)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                output[0] = (byte)'\\';
                output[1] = (byte)rune.Value;
                return 2;
            case '\n':
                "\\n"u8.CopyTo(output);
                return 2;
            case '\r':
                "\\r"u8.CopyTo(output);
                return 2;
            case '\t':
                "\\t"u8.CopyTo(output);
                return 2;
            case < ' ':
                "\\u00"u8.CopyTo(output);
                output[4] = (byte)"01"[rune.Value >> 4];
                output[5] = (byte)"0123456789abcdef"[rune.Value & 15];
                return 6;
            default:
                return rune.EncodeToUtf8(output);
        }
    }
}
