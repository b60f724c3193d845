using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Dotnetes.Serialization.Scalars;

/// <content>The canonical form: no fraction, the largest suffix that loses nothing.</content>
public readonly partial struct Quantity
{
    /// <summary>Bytes that always suffice to write an amount whose magnitude is below 2⁶³.</summary>
    public const int UsualUtf8Length = 32;

    /// <summary>Writes the quantity; allocates nothing for amounts whose magnitude is below 2⁶³.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormatUtf8(Span<byte> destination, out int written)
    {
        if (_more is null && _scale == 0)
        {
            return _format == QuantityFormat.BinarySI && TryFormatSmallBinary(_value, destination, out written, out var hasRoom)
                ? hasRoom
                : Utf8Formatter.TryFormat(_value, destination, out written);
        }

        if (_more is string text)
        {
            return Encoding.UTF8.TryGetBytes(text, destination, out written);
        }

        if (_format == QuantityFormat.BinarySI && TryFormatBinary(destination, out written, out var fits))
        {
            return fits;
        }

        // The exponent goes down to the next multiple of three; above E there is no suffix.
        var exponent = _scale - ((_scale % 3) + 3) % 3;
        if (_format != QuantityFormat.DecimalExponent)
        {
            exponent = Math.Min(exponent, 18);
        }

        var shift = _scale - exponent;
        if (TryScale(shift, out var small))
        {
            return Utf8Formatter.TryFormat(small, destination, out written) && TryAppendDecimalSuffix(destination, exponent, ref written);
        }

        var hasNumber = _more is null && shift <= 18
            ? (_value * (Int128)s_powers[shift]).TryFormat(destination, out written, default, CultureInfo.InvariantCulture)
            : TryFormatLarge(UnscaledAt(exponent), destination, out written);
        return hasNumber && TryAppendDecimalSuffix(destination, exponent, ref written);
    }

    /// <summary>The quantity as upstream writes it.</summary>
    public override string ToString()
    {
        if (_more is string text)
        {
            return text;
        }

        Span<byte> buffer = stackalloc byte[UsualUtf8Length];
        var length = UsualUtf8Length;
        int written;
        while (!TryFormatUtf8(buffer, out written))
        {
            length *= 4;
            buffer = new byte[length];
        }

        return Encoding.ASCII.GetString(buffer[..written]);
    }

    private static bool TryFormatLarge(BigInteger value, Span<byte> destination, out int written) =>
        Encoding.UTF8.TryGetBytes(value.ToString(CultureInfo.InvariantCulture), destination, out written);

    private bool TryAppendDecimalSuffix(Span<byte> destination, int exponent, ref int written)
    {
        if (exponent == 0)
        {
            return true;
        }

        if (destination.Length == written)
        {
            return false;
        }

        if (_format != QuantityFormat.DecimalExponent)
        {
            destination[written++] = "num kMGTPE"u8[(exponent - NanoScale) / 3];
            return true;
        }

        destination[written++] = (byte)'e';
        var fits = exponent.TryFormat(destination[written..], out var digits, default, CultureInfo.InvariantCulture);
        written += digits;
        return fits;
    }

    // The amount times a power of ten where that fits into 64 bits, as it nearly always does: 128-bit division is slow.
    private bool TryScale(int power, out long scaled)
    {
        scaled = 0;
        return _more is null && power is >= 0 and <= 18 && Math.BigMul(_value, s_powers[power], out scaled) == (scaled >> 63);
    }

    private static bool TryFormatSmallBinary(long value, Span<byte> destination, out int written, out bool fits)
    {
        written = 0;
        fits = false;
        if (value is > -1024 and < 1024)
        {
            return false;
        }

        var power = Math.Min(6, BitOperations.TrailingZeroCount(value) / 10);
        fits = Utf8Formatter.TryFormat(value >> (10 * power), destination, out written);
        if (power > 0 && fits)
        {
            fits = destination.Length >= written + 2;
            if (fits)
            {
                destination[written++] = "KMGTPE"u8[power - 1];
                destination[written++] = (byte)'i';
            }
        }

        return true;
    }

    /// <summary>Returns false when the amount is below 1024 or no integer: such amounts are written with decimal suffixes.</summary>
    private bool TryFormatBinary(Span<byte> destination, out int written, out bool fits)
    {
        written = 0;
        fits = false;
        if (TryScale(_scale, out var small))
        {
            return TryFormatSmallBinary(small, destination, out written, out fits);
        }

        if (_scale < 0 || (_more is null && _scale < 4 && Int128.Abs(_value * (Int128)s_powers[_scale]) < 1024))
        {
            return false;
        }

        var power = 0;
        if (_more is null && _scale <= 18)
        {
            var value = _value * (Int128)s_powers[_scale];
            for (; power < 6 && value % 1024 == 0; power++)
            {
                value /= 1024;
            }

            fits = value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);
        }
        else
        {
            var value = UnscaledAt(0);
            for (; power < 6 && value % 1024 == 0; power++)
            {
                value /= 1024;
            }

            fits = TryFormatLarge(value, destination, out written);
        }

        if (power > 0 && fits)
        {
            fits = destination.Length >= written + 2;
            if (fits)
            {
                destination[written++] = "KMGTPE"u8[power - 1];
                destination[written++] = (byte)'i';
            }
        }

        return true;
    }
}
