using System.Buffers.Text;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>
/// A number. Texts without fraction and exponent that fit 64 bits are whole numbers; all others are floating point, as upstream's decoder has them.
/// </summary>
public sealed class JsonNumber : JsonValue
{
    private readonly long _whole;
    private readonly double _float;

    /// <summary>A whole number.</summary>
    public JsonNumber(long value)
    {
        IsWhole = true;
        _whole = value;
        _float = value;
    }

    /// <summary>A floating point number; must be finite.</summary>
    public JsonNumber(double value) => _float = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>Whether the number was written without fraction and exponent and fits 64 bits.</summary>
    public bool IsWhole { get; }

    /// <summary>The number as floating point; whole numbers beyond 2^53 lose digits.</summary>
    public double AsDouble => _float;

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Number;

    /// <summary>Reads the text of a number; null when it does not fit floating point.</summary>
    public static JsonNumber? FromText(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(".eE"u8) < 0 && Utf8Parser.TryParse(text, out long whole, out var used) && used == text.Length)
        {
            return new(whole);
        }

        return Utf8Parser.TryParse(text, out double number, out used) && used == text.Length && double.IsFinite(number) ? new(number) : null;
    }

    /// <summary>The number as 64-bit integer, if it is one, however it was written.</summary>
    public bool TryGetInt64(out long value)
    {
        value = _whole;
        if (IsWhole)
        {
            return true;
        }

        // 2^63 itself is the first double that does not fit.
        if (_float is >= -9223372036854775808.0 and < 9223372036854775808.0 && Math.Truncate(_float) == _float)
        {
            value = (long)_float;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer)
    {
        if (IsWhole)
        {
            writer.WriteInt64(_whole);
        }
        else
        {
            writer.WriteDouble(_float);
        }
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other)
    {
        if (other is not JsonNumber number)
        {
            return false;
        }

        return TryGetInt64(out var a)
            ? number.TryGetInt64(out var b) && a == b
            : !number.TryGetInt64(out _) && _float.Equals(number._float);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => TryGetInt64(out var whole) ? whole.GetHashCode() : _float.GetHashCode();
}
