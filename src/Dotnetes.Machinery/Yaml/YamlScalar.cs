using System.Buffers;
using System.Globalization;
using System.Text;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Yaml;

/// <summary>
/// Gives scalars their meaning by the rules of YAML 1.1 as sigs.k8s.io/yaml applies them: <c>y</c>, <c>yes</c>, <c>on</c> and their
/// opposites are booleans, numbers may be binary, octal or hexadecimal and have underscores, base 60 is not supported.
/// </summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> s_base60 = SearchValues.Create("0123456789_");

    /// <summary>What a node means.</summary>
    /// <exception cref="DecodingException">The text does not fit the node's tag.</exception>
    public static YamlValue Resolve(YamlNode node) => node.Tag.Length == 0 && !node.IsImplicit ? new(YamlTag.String, node.Value) : Resolve(node.Tag, node.Value);

    /// <summary>Whether a string may be written without quotes because nothing would take it for another type.</summary>
    public static bool ReadsAsString(string text) => ResolvePlain(text, mayBeTimestamp: true).Tag == YamlTag.String && !IsBase60(text);

    /// <summary>What a plain text means.</summary>
    private static YamlValue ResolvePlain(string text, bool mayBeTimestamp)
    {
        if (text.Length == 0)
        {
            return new(YamlTag.Null);
        }

        switch (text[0])
        {
            case 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~':
                return Word(text);
            case '.':
                return Special(text) ?? ParseFloat(text, text);
            case '+' or '-' or (>= '0' and <= '9'):
                if (Special(text) is { } special)
                {
                    return special;
                }

                return mayBeTimestamp && YamlTimestamp.IsMatch(text) ? new(YamlTag.Timestamp, text) : Number(text);
            default:
                return new(YamlTag.String, text);
        }
    }

    private static YamlValue Resolve(string tag, string text)
    {
        switch (tag)
        {
            case YamlTag.String:
                return new(tag, text);
            case YamlTag.Binary:
                return new(YamlTag.String, DecodeBinary(text));
            case "" or YamlTag.Boolean or YamlTag.Integer or YamlTag.Float or YamlTag.Null or YamlTag.Timestamp:
                break;
            default:
                return new(tag, text);
        }

        var value = ResolvePlain(text, mayBeTimestamp: tag is "" or YamlTag.Timestamp);
        if (tag.Length == 0 || tag == value.Tag)
        {
            return value;
        }

        return tag == YamlTag.Float && value.Tag == YamlTag.Integer && value.Integer <= long.MaxValue
            ? new(YamlTag.Float, Number: (double)value.Integer)
            : throw new DecodingException($"yaml: cannot decode {YamlTag.Short(value.Tag)} `{text}` as a {YamlTag.Short(tag)}");
    }

    private static YamlValue Word(string text) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => new(YamlTag.Boolean, IsTrue: true),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => new(YamlTag.Boolean),
        "~" or "null" or "Null" or "NULL" => new(YamlTag.Null),
        _ => new(YamlTag.String, text),
    };

    private static YamlValue? Special(string text) => text switch
    {
        ".nan" or ".NaN" or ".NAN" => new(YamlTag.Float, Number: double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new(YamlTag.Float, Number: double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => new(YamlTag.Float, Number: double.NegativeInfinity),
        _ => null,
    };

    private static YamlValue Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return TryParseInteger(plain, out var integer) ? new(YamlTag.Integer, Integer: integer) : ParseFloat(plain, text);
    }

    /// <summary>Reads what fits 64 bits, signed or unsigned; a leading zero makes the number octal.</summary>
    private static bool TryParseInteger(string text, out Int128 value)
    {
        value = 0;
        var isNegative = text is ['-', ..];
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        var (radix, prefix) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        digits = digits[prefix..];
        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiHexDigit(c) ? (c | 0x20) - 'a' + 10 : radix;
            value = (value * radix) + digit;
            if (digit >= radix || value > ulong.MaxValue)
            {
                return false;
            }
        }

        var hasSign = text[0] is '+' or '-';
        value = isNegative ? -value : value;
        return value >= long.MinValue && (value <= long.MaxValue || !hasSign);
    }

    private static YamlValue ParseFloat(string plain, string text) =>
        IsFloat(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new(YamlTag.Float, Number: number)
            : new(YamlTag.String, text);

    /// <summary>A sign, digits with at most one point among them, an exponent.</summary>
    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        text = text is ['+' or '-', ..] ? text[1..] : text;
        var whole = TakeDigits(ref text);
        var fraction = 0;
        if (text is ['.', ..])
        {
            text = text[1..];
            fraction = TakeDigits(ref text);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (text is ['e' or 'E', ..])
        {
            text = text is [_, '+' or '-', ..] ? text[2..] : text[1..];
            return TakeDigits(ref text) > 0 && text.IsEmpty;
        }

        return text.IsEmpty;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? text.Length : count;
        text = text[count..];
        return count;
    }

    /// <summary>Whether other readers of YAML 1.1 take the text for a number in base 60, such as <c>12:30:45</c>.</summary>
    private static bool IsBase60(ReadOnlySpan<char> text)
    {
        text = text is ['+' or '-', ..] ? text[1..] : text;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiDigit(text[0]) || text[..colon].ContainsAnyExcept(s_base60))
        {
            return false;
        }

        while (text[colon..] is [':', ..])
        {
            text = text[(colon + 1)..];
            colon = 0;
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            if (digits is 0 or > 2 || (digits == 2 && text[0] > '5'))
            {
                return false;
            }

            colon = digits;
        }

        text = text[colon..];
        return text.IsEmpty || (text[0] == '.' && !text[1..].ContainsAnyExcept(s_base60));
    }

    private static string DecodeBinary(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new DecodingException("yaml: !!binary value contains invalid base64 data");
        }
    }
}
