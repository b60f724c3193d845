using System.Buffers.Text;
using System.Globalization;

namespace Dotnetes.Serialization.Json;

/// <summary>Formats floating point numbers as Go's JSON encoder does: shortest digits, exponents only below 1e-6 or from 1e21.</summary>
internal static class GoNumber
{
    /// <summary>Writes <paramref name="value"/> and returns the number of bytes. NaN and infinities become null.</summary>
    public static int Format(double value, Span<byte> output)
    {
        if (!double.IsFinite(value))
        {
            "null"u8.CopyTo(output);
            return 4;
        }

        var magnitude = Math.Abs(value);
        if (value == Math.Truncate(value) && magnitude < 1e15)
        {
            if (value == 0 && double.IsNegative(value))
            {
                "-0"u8.CopyTo(output);
                return 2;
            }

            Utf8Formatter.TryFormat((long)value, output, out var integral);
            return integral;
        }

        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        return magnitude is < 1e-6 or >= 1e21 ? Exponential(digits[..length], output) : Plain(digits[..length], output);
    }

    private static (bool Negative, string Digits, int Exponent) Split(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        var exponent = 0;
        var e = text.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        exponent += point < 0 ? digits.Length : point;
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (negative, digits.Trim('0'), exponent - leading);
    }

    private static int Plain(ReadOnlySpan<char> text, Span<byte> output)
    {
        var (negative, digits, exponent) = Split(text);
        var result = (negative ? "-" : "") + (exponent <= 0
            ? "0." + new string('0', -exponent) + digits
            : exponent >= digits.Length
                ? digits + new string('0', exponent - digits.Length)
                : digits[..exponent] + "." + digits[exponent..]);
        return System.Text.Encoding.ASCII.GetBytes(result, output);
    }

    private static int Exponential(ReadOnlySpan<char> text, Span<byte> output)
    {
        var (negative, digits, exponent) = Split(text);
        var power = exponent - 1;
        var result = $"{(negative ? "-" : "")}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(power < 0 ? "-" : "+")}{Math.Abs(power)}";
        return System.Text.Encoding.ASCII.GetBytes(result, output);
    }
}
