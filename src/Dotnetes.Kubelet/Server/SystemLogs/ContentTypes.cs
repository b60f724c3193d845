using System.Buffers;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>The media type of a file: by its extension, otherwise by how it begins (the MIME Sniffing Standard of WHATWG).</summary>
internal static class ContentTypes
{
    /// <summary>How many bytes <see cref="Sniff"/> looks at.</summary>
    public const int SniffedBytes = 512;

    private const string Text = "text/plain; charset=utf-8";

    private static readonly Dictionary<string, string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".css"] = "text/css; charset=utf-8",
        [".gif"] = "image/gif",
        [".htm"] = "text/html; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".wasm"] = "application/wasm",
        [".webp"] = "image/webp",
        [".xml"] = "text/xml; charset=utf-8",
    };

    private static readonly (byte[] Begin, string Type)[] s_signatures =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ("%!PS-Adobe-"u8.ToArray(), "application/postscript"),
        ([0xFE, 0xFF], "text/plain; charset=utf-16be"),
        ([0xFF, 0xFE], "text/plain; charset=utf-16le"),
        ([0xEF, 0xBB, 0xBF], Text),
        ([0, 0, 1, 0], "image/x-icon"),
        ([0, 0, 2, 0], "image/x-icon"),
        ("BM"u8.ToArray(), "image/bmp"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("ID3"u8.ToArray(), "audio/mpeg"),
        ("OggS\0"u8.ToArray(), "application/ogg"),
        ("MThd\0\0\0\x06"u8.ToArray(), "audio/midi"),
        ([0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
        ([0, 1, 0, 0], "font/ttf"),
        ("OTTO"u8.ToArray(), "font/otf"),
        ("ttcf"u8.ToArray(), "font/collection"),
        ("wOFF"u8.ToArray(), "font/woff"),
        ("wOF2"u8.ToArray(), "font/woff2"),
        ([0x1F, 0x8B, 0x08], "application/x-gzip"),
        ("PK\x03\x04"u8.ToArray(), "application/zip"),
        ("Rar!\x1A\x07\0"u8.ToArray(), "application/x-rar-compressed"),
        ("Rar!\x1A\x07\x01\0"u8.ToArray(), "application/x-rar-compressed"),
        ("\0asm"u8.ToArray(), "application/wasm"),
    ];

    private static readonly string[] s_tags =
        ["<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--"];

    // Control characters that no text has: all but tabulator, line feed, form feed, carriage return and escape.
    private static readonly SearchValues<byte> s_binary = SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 12 or 13 or 27)).Select(b => (byte)b)]);

    /// <summary>The type that the extension tells, or null.</summary>
    public static string? OfName(string name) => s_extensions.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>The type that the first bytes tell; every content has one.</summary>
    public static string Sniff(ReadOnlySpan<byte> begin)
    {
        var shown = begin.TrimStart("\t\n\f\r "u8);
        foreach (var tag in s_tags)
        {
            if (IsTag(shown, tag))
            {
                return "text/html; charset=utf-8";
            }
        }

        if (shown.StartsWith("<?xml"u8))
        {
            return "text/xml; charset=utf-8";
        }

        foreach (var (signature, type) in s_signatures)
        {
            if (begin.StartsWith(signature))
            {
                return type;
            }
        }

        if (begin.Length >= 12 && (begin.StartsWith("RIFF"u8) || begin.StartsWith("FORM"u8)))
        {
            var form = begin[8..12];
            if (form.SequenceEqual("WEBP"u8) || form.SequenceEqual("WAVE"u8) || form.SequenceEqual("AVI "u8) || form.SequenceEqual("AIFF"u8))
            {
                return form[1] switch { (byte)'E' => "image/webp", (byte)'A' => "audio/wave", (byte)'V' => "video/avi", _ => "audio/aiff" };
            }
        }

        return begin.ContainsAny(s_binary) ? "application/octet-stream" : Text;
    }

    private static bool IsTag(ReadOnlySpan<byte> text, string tag)
    {
        if (text.Length <= tag.Length || !(tag == "<!--" || text[tag.Length] is (byte)' ' or (byte)'>'))
        {
            return false;
        }

        for (var i = 0; i < tag.Length; i++)
        {
            if (char.ToUpperInvariant((char)text[i]) != tag[i])
            {
                return false;
            }
        }

        return true;
    }
}
