using System.Globalization;
using System.Text;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

// The values of literals.
internal static class Literals
{
    public static CelValue? Int(string text, bool isNegative)
    {
        var isHex = text.StartsWith("0x", StringComparison.Ordinal);
        if (!Digits(isHex ? text[2..] : text, isHex, out var value))
        {
            return null;
        }

        return isNegative
            ? value <= 1UL << 63 ? CelValue.Of(unchecked(-(long)value)) : null
            : value <= long.MaxValue ? CelValue.Of((long)value) : null;
    }

    public static CelValue? Uint(string text)
    {
        var isHex = text.StartsWith("0x", StringComparison.Ordinal);
        return Digits(isHex ? text[2..^1] : text[..^1], isHex, out var value) ? CelValue.Of(value) : null;
    }

    public static CelValue? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? CelValue.Of(value) : null;

    // The text or bytes of a quoted token, or what is wrong with it.
    public static CelValue Text(string token, bool isBytes, out string? error)
    {
        error = null;
        var at = token.IndexOfAny(['"', '\'']);
        var isRaw = token.AsSpan(0, at).ContainsAny('r', 'R');
        var quote = token[at];
        var quotes = token.Length - at >= 6 && token[at + 1] == quote && token[at + 2] == quote ? 3 : 1;
        var body = token[(at + quotes)..^quotes].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (isBytes)
        {
            var bytes = new List<byte>();
            error = isRaw ? null : Unescape(body, rune => Append(bytes, rune), bytes.Add, isBytes: true);
            return CelValue.Of(isRaw ? Encoding.UTF8.GetBytes(body) : [.. bytes]);
        }

        if (isRaw)
        {
            return CelValue.Of(body);
        }

        var text = new StringBuilder();
        error = Unescape(body, rune => text.Append(rune.ToString()), _ => { }, isBytes: false);
        return CelValue.Of(text.ToString());
    }

    private static bool Digits(string text, bool isHex, out ulong value) =>
        ulong.TryParse(text, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static void Append(List<byte> bytes, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    private static string? Unescape(string body, Action<Rune> addRune, Action<byte> addByte, bool isBytes)
    {
        for (var i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                Rune.DecodeFromUtf16(body.AsSpan(i), out var rune, out var length);
                addRune(rune);
                i += length;
                continue;
            }

            if (i + 1 >= body.Length)
            {
                return "unable to unescape string, found '\\' as last character";
            }

            var c = body[i + 1];
            if (Simple(c) is { } simple)
            {
                addRune(new Rune(simple));
                i += 2;
                continue;
            }

            var (digits, style) = c switch
            {
                'x' or 'X' => (2, NumberStyles.AllowHexSpecifier),
                'u' when !isBytes => (4, NumberStyles.AllowHexSpecifier),
                'U' when !isBytes => (8, NumberStyles.AllowHexSpecifier),
                >= '0' and <= '3' => (3, NumberStyles.None),
                _ => (0, NumberStyles.None),
            };
            if (digits == 0)
            {
                return "unable to unescape string";
            }

            var first = style == NumberStyles.None ? i + 1 : i + 2;
            if (!Number(body, first, digits, style, out var value))
            {
                return "unable to unescape string";
            }

            if (isBytes)
            {
                addByte((byte)value);
            }
            else if (Rune.IsValid(value))
            {
                addRune(new Rune(value));
            }
            else
            {
                return "invalid unicode code point";
            }

            i = first + digits;
        }

        return null;
    }

    private static bool Number(string body, int first, int digits, NumberStyles style, out int value)
    {
        value = 0;
        if (first + digits > body.Length)
        {
            return false;
        }

        for (var i = first; i < first + digits; i++)
        {
            var c = body[i];
            var digit = style == NumberStyles.None ? (c is >= '0' and <= '7' ? c - '0' : -1) : char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : -1;
            if (digit < 0 || value > int.MaxValue >> 4)
            {
                return false;
            }

            value = (value << (style == NumberStyles.None ? 3 : 4)) + digit;
        }

        return true;
    }

    private static char? Simple(char c) => c switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' => '\\',
        '\'' => '\'',
        '"' => '"',
        '`' => '`',
        '?' => '?',
        _ => null,
    };
}
