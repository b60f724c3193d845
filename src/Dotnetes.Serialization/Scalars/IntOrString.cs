using System.Globalization;
using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <summary>A 32-bit integer or a string: a port number or name, a count or a percentage. The default value is the integer 0.</summary>
public readonly partial struct IntOrString : IEquatable<IntOrString>
{
    private readonly string? _text;
    private readonly int _number;

    private IntOrString(string? text, int number)
    {
        _text = text;
        _number = number;
    }

    /// <summary>Whether the value is a string.</summary>
    public bool IsString => _text is not null;

    /// <summary>Whether the value is an integer.</summary>
    public bool IsInt => _text is null;

    /// <summary>The integer; 0 when the value is a string.</summary>
    public int IntValue => _number;

    /// <summary>The string; empty when the value is an integer.</summary>
    public string StringValue => _text ?? "";

    /// <summary>The integer <paramref name="value"/>.</summary>
    public static IntOrString FromInt(int value) => new(null, value);

    /// <summary>The string <paramref name="value"/>, also when it looks like an integer.</summary>
    public static IntOrString FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, 0);
    }

    /// <summary>An integer when the text is one that fits 32 bits, else the string; this is how command lines are read.</summary>
    public static IntOrString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsGoInteger(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? FromInt(number) : FromString(text);
    }

    /// <summary>The integer itself, or the percentage of <paramref name="total"/>.</summary>
    /// <param name="total">What a percentage is of.</param>
    /// <param name="roundUp">Whether a fraction counts as one more.</param>
    /// <exception cref="DecodingException">The value is a string and not a percentage.</exception>
    public int GetScaledValueFromIntOrPercent(int total, bool roundUp) =>
        Scale(total, roundUp, out var value) is { } error ? throw new DecodingException(error) : value;

    /// <summary>The integer itself, or the percentage of <paramref name="total"/>; false when the value is a string and not a percentage.</summary>
    public bool TryGetScaledValueFromIntOrPercent(int total, bool roundUp, out int value) => Scale(total, roundUp, out value) is null;

    /// <summary>Writes the integer's digits or the string.</summary>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormatUtf8(Span<byte> destination, out int written) => _text is null
        ? _number.TryFormat(destination, out written, default, CultureInfo.InvariantCulture)
        : Encoding.UTF8.TryGetBytes(_text, destination, out written);

    /// <summary>The integer's digits or the string.</summary>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether both are the same integer or the same string.</summary>
    public bool Equals(IntOrString other) => _number == other._number && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IntOrString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? _number : _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Value equality.</summary>
    public static bool operator ==(IntOrString left, IntOrString right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(IntOrString left, IntOrString right) => !left.Equals(right);

    /// <summary>The integer <paramref name="value"/>.</summary>
    public static implicit operator IntOrString(int value) => FromInt(value);

    /// <summary>The string <paramref name="value"/>.</summary>
    public static implicit operator IntOrString(string value) => FromString(value);

    private string? Scale(int total, bool roundUp, out int value)
    {
        value = _number;
        if (_text is null)
        {
            return null;
        }

        if (!_text.EndsWith('%'))
        {
            return "invalid value for IntOrString: invalid type: string is not a percentage";
        }

        var digits = _text[..^1];
        if (!IsGoInteger(digits) || !long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
        {
            var cause = IsGoInteger(digits) ? "value out of range" : "invalid syntax";
            var quoted = ScalarText.Quote(Encoding.UTF8.GetBytes(digits));
            return $"invalid value for IntOrString: invalid value {ScalarText.Quote(Encoding.UTF8.GetBytes(_text))}: strconv.Atoi: parsing {quoted}: {cause}";
        }

        var (quotient, remainder) = Int128.DivRem((Int128)percent * total, 100);
        if (remainder != 0 && remainder > 0 == roundUp)
        {
            quotient += roundUp ? 1 : -1;
        }

        value = (int)Int128.Clamp(quotient, int.MinValue, int.MaxValue);
        return null;
    }

    /// <summary>An optional sign and digits; .NET's parser also takes trailing zero characters.</summary>
    private static bool IsGoInteger(string text)
    {
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
