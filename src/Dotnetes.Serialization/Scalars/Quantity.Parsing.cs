using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <content>Reading of quantities. The messages are upstream's, because clients show them.</content>
public readonly partial struct Quantity
{
    // Upstream has no such limits and can be made to compute numbers of a billion digits; no real quantity comes near them.
    private const int MaxExponent = 1000;
    private const int MaxDigits = 1000;

    // Up to this many digits upstream keeps an amount as an int64 together with its spelling.
    private const int FastDigits = 18;

    private const string FormatError = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private const string NumericError = "unable to parse numeric part of quantity";
    private const string SuffixError = "unable to parse quantity's suffix";

    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> s_suffixLetters = SearchValues.Create("eEinumkKMGTP"u8);

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="DecodingException">The text is no quantity, or one beyond 1000 digits or 10¹⁰⁰⁰.</exception>
    public static Quantity Parse(string text) => ScalarText.Parse<Quantity>(text, Read);

    /// <summary>Reads a quantity from UTF-8.</summary>
    /// <exception cref="DecodingException">The text is no quantity, or one beyond 1000 digits or 10¹⁰⁰⁰.</exception>
    public static Quantity Parse(ReadOnlySpan<byte> utf8) => Read(utf8, out var value) is { } error ? throw new DecodingException(error) : value;

    /// <summary>Reads a quantity; false when the text is none.</summary>
    public static bool TryParse(string? text, out Quantity value) => ScalarText.TryParse(text, Read, out value);

    /// <summary>Reads a quantity from UTF-8; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Quantity value) => Read(utf8, out value) is null;

    private static string? Read(ReadOnlySpan<byte> text, out Quantity quantity)
    {
        quantity = default;
        if (text.IsEmpty)
        {
            return FormatError;
        }

        var negative = text[0] == '-';
        var number = negative || text[0] == '+' ? text[1..] : text;
        var digits = number.TrimStart((byte)'0');
        if (digits.IsEmpty)
        {
            return null;
        }

        var whole = TakeDigits(ref digits);
        var hasPoint = digits.Length > 0 && digits[0] == '.';
        var fraction = hasPoint ? TakeDigits(ref digits, skip: 1) : default;
        if (!IsWellFormedSuffix(digits))
        {
            return FormatError;
        }

        if (!ReadSuffix(digits, out var exponent, out var format, out var isUsualSuffix))
        {
            return SuffixError;
        }

        if (whole.Length + fraction.Length > MaxDigits)
        {
            return NumericError;
        }

        if (!TryMakeAmount(whole, fraction, negative, exponent, format, out quantity))
        {
            return SuffixError;
        }

        var hasUsualSpelling = text[0] != '+' && whole.Length > 0 && number[0] != '0' && !hasPoint && isUsualSuffix;
        if (!hasUsualSpelling && IsKeptAsWritten(whole, fraction, exponent, format))
        {
            quantity = new(quantity._value, Encoding.ASCII.GetString(text), quantity._scale, quantity._format);
        }

        return null;
    }

    private static ReadOnlySpan<byte> TakeDigits(ref ReadOnlySpan<byte> text, int skip = 0)
    {
        var rest = text[skip..];
        var length = rest.IndexOfAnyExcept(s_digits);
        length = length < 0 ? rest.Length : length;
        text = rest[length..];
        return rest[..length];
    }

    /// <summary>Letters, then perhaps a sign, then digits; what they mean is looked at later.</summary>
    private static bool IsWellFormedSuffix(ReadOnlySpan<byte> suffix)
    {
        var letters = suffix.IndexOfAnyExcept(s_suffixLetters);
        if (letters < 0)
        {
            return true;
        }

        var rest = suffix[letters..];
        return !(rest[0] is (byte)'+' or (byte)'-' ? rest[1..] : rest).ContainsAnyExcept(s_digits);
    }

    private static bool ReadSuffix(ReadOnlySpan<byte> suffix, out long exponent, out QuantityFormat format, out bool isUsual)
    {
        isUsual = true;
        exponent = 0;
        format = QuantityFormat.DecimalSI;
        if (suffix.IsEmpty)
        {
            return true;
        }

        if (suffix.Length == 1)
        {
            var index = "num kMGTPE"u8.IndexOf(suffix[0]);
            exponent = (index * 3) + NanoScale;
            return index >= 0;
        }

        if (suffix.Length == 2 && suffix[1] == 'i')
        {
            format = QuantityFormat.BinarySI;
            var index = "KMGTPE"u8.IndexOf(suffix[0]);
            exponent = (index + 1) * 10;
            return index >= 0;
        }

        format = QuantityFormat.DecimalExponent;
        if (suffix[0] is not ((byte)'e' or (byte)'E') || !long.TryParse(suffix[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var first = suffix[1] == '-' ? suffix[2] : suffix[1];
        isUsual = suffix[0] == 'e' && first is >= (byte)'1' and <= (byte)'9';
        return true;
    }

    private static bool TryMakeAmount(
        ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, bool negative, long exponent, QuantityFormat format, out Quantity quantity)
    {
        quantity = default;
        var isSmall = whole.Length + fraction.Length <= FastDigits;
        var small = isSmall ? Accumulate(Accumulate(0, whole), fraction) : 0;
        if (isSmall && small == 0)
        {
            quantity = new(0, null, 0, format);
            return true;
        }

        small = negative ? -small : small;
        if (format == QuantityFormat.BinarySI)
        {
            quantity = isSmall
                ? Create((Int128)small << (int)exponent, -fraction.Length, format)
                : Create(ReadLarge(whole, fraction, negative) << (int)exponent, -fraction.Length, format);
            quantity = quantity.CappedAsBinary();
            return true;
        }

        if (exponent > MaxExponent)
        {
            return false;
        }

        // Whatever stands so far behind the point is rounded to one billionth.
        var scale = (int)Math.Max(exponent, -2 * MaxExponent) - fraction.Length;
        quantity = isSmall ? Create(small, scale, format) : Create(ReadLarge(whole, fraction, negative), scale, format);
        return true;
    }

    private static long Accumulate(long value, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }

    private static BigInteger ReadLarge(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, bool negative)
    {
        Span<char> digits = stackalloc char[whole.Length + fraction.Length];
        Encoding.ASCII.GetChars(whole, digits);
        Encoding.ASCII.GetChars(fraction, digits[whole.Length..]);
        var value = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -value : value;
    }

    /// <summary>With binary suffixes the largest magnitude is 2⁶³-1, and amounts below one are written with decimal suffixes.</summary>
    private Quantity CappedAsBinary()
    {
        var magnitude = Sign < 0 ? Negate() : this;
        if (magnitude > FromInteger(long.MaxValue))
        {
            return FromBinary(Sign * long.MaxValue);
        }

        return IsZero || magnitude >= FromInteger(1) ? this : WithFormat(QuantityFormat.DecimalSI);
    }

    /// <summary>Upstream writes a quantity back exactly as it was written when it takes it for canonical on sight.</summary>
    private static bool IsKeptAsWritten(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, long exponent, QuantityFormat format)
    {
        if (whole.IsEmpty)
        {
            return false;
        }

        if (format == QuantityFormat.BinarySI)
        {
            return fraction.IsEmpty && whole.Length + (exponent * 3 / 10) + 1 <= 15 && Accumulate(0, whole) % 8 != 0;
        }

        var scale = exponent - fraction.Length;
        var trailing = fraction.Length >= 3 ? fraction.EndsWith("000"u8)
            : fraction.TrimEnd((byte)'0').IsEmpty && whole.EndsWith("000"u8[fraction.Length..]);
        return whole.Length + fraction.Length <= FastDigits && scale >= NanoScale && scale % 3 == 0 && !trailing;
    }
}
