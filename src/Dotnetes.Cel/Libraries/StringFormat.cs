using System.Globalization;
using System.Text;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Libraries;

// Text with %s, %d, %f, %e, %b, %x, %X, %o and %%.
internal static class StringFormat
{
    public static CelValue Format(string format, CelList arguments)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            if (++i >= format.Length)
            {
                return CelValue.Fail("unexpected end of string");
            }

            if (format[i] == '%')
            {
                result.Append('%');
                continue;
            }

            var precision = -1;
            if (format[i] == '.')
            {
                var start = ++i;
                while (i < format.Length && char.IsAsciiDigit(format[i]))
                {
                    i++;
                }

                if (i >= format.Length || !int.TryParse(format.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out precision) || precision > 1000)
                {
                    return CelValue.Fail("could not parse formatting clause: error while parsing precision");
                }
            }

            if (next >= arguments.Count)
            {
                return CelValue.Fail($"index {next} out of range");
            }

            if (One(format[i], precision, arguments[next++], out var text) is { } error)
            {
                return CelValue.Fail(error);
            }

            result.Append(text);
            if (result.Length > FunctionList.Longest)
            {
                return FunctionList.TooLong();
            }
        }

        return CelValue.Of(result.ToString());
    }

    private static string? One(char verb, int precision, in CelValue value, out string text)
    {
        text = "";
        switch (verb)
        {
            case 's':
                text = Plain(value);
                return null;
            case 'd' when value.Kind is CelKind.Int or CelKind.Uint:
                text = StandardLibrary.KeyText(value);
                return null;
            case 'd' when value.Kind == CelKind.Double && !double.IsFinite(value.AsDouble):
                text = Plain(value);
                return null;
            case 'f' or 'e' when value.Kind is CelKind.Double or CelKind.Int or CelKind.Uint:
                text = Fraction(verb, precision < 0 ? 6 : precision, value.Kind == CelKind.Double ? value.AsDouble : value.Kind == CelKind.Int ? value.AsInt : value.AsUint);
                return null;
            case 'b' when value.Kind is CelKind.Bool or CelKind.Int or CelKind.Uint:
                text = value.Kind == CelKind.Bool ? (value.AsBool ? "1" : "0") : Based(value, 2);
                return null;
            case 'o' when value.Kind is CelKind.Int or CelKind.Uint:
                text = Based(value, 8);
                return null;
            case 'x' or 'X' when value.Kind is CelKind.Int or CelKind.Uint or CelKind.String or CelKind.Bytes:
                text = value.Kind is CelKind.Int or CelKind.Uint ? Based(value, 16)
                    : Convert.ToHexStringLower(value.Kind == CelKind.String ? Encoding.UTF8.GetBytes(value.AsString!) : value.AsBytes.Span);
                text = verb == 'X' ? text.ToUpperInvariant() : text;
                return null;
            case 'd' or 'f' or 'e' or 'b' or 'o' or 'x' or 'X':
                return $"error during formatting: unsupported type for clause %{verb}: {value.Type().RuntimeName}";
            default:
                return $"could not parse formatting clause: unrecognized formatting clause \"{verb}\"";
        }
    }

    private static string Fraction(char verb, int precision, double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (verb == 'f')
        {
            return value.ToString("F" + precision, CultureInfo.InvariantCulture);
        }

        // As upstream's locale writes them: 3.14×10⁰⁰.
        var parts = value.ToString((precision == 0 ? "0" : "0." + new string('0', precision)) + "e00", CultureInfo.InvariantCulture).Split('e');
        return $"{parts[0]}×10{string.Concat(parts[1].Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']))}";
    }

    private static string Based(in CelValue value, int radix)
    {
        var isNegative = value.Kind == CelKind.Int && value.AsInt < 0;
        var rest = isNegative ? (ulong)-(Int128)value.AsInt : value.AsUint;
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest % (ulong)radix)]);
            rest /= (ulong)radix;
        }
        while (rest > 0);
        return (isNegative ? "-" : "") + digits;
    }

    private static string Plain(in CelValue value) => value.Kind switch
    {
        CelKind.String => value.AsString!,
        CelKind.Bytes => Encoding.UTF8.GetString(value.AsBytes.Span),
        CelKind.Uint => StandardLibrary.KeyText(value),
        CelKind.Double => double.IsInfinity(value.AsDouble) ? (value.AsDouble > 0 ? "Infinity" : "-Infinity") : DoubleText.OfFixed(value.AsDouble),
        CelKind.Timestamp => TimeText.Of(value.UnixSeconds, value.Nanoseconds),
        CelKind.Duration => TimeText.Seconds(value.AsDuration),
        CelKind.List => $"[{string.Join(", ", value.AsList!.Enumerate().Select(v => Plain(v)))}]",
        CelKind.Map => $"{{{string.Join(", ", value.AsMap!.Enumerate().Select(e => $"{Plain(e.Key)}: {Plain(e.Value)}").Order(StringComparer.Ordinal))}}}",
        _ => value.ToString(),
    };
}
