using System.Numerics;

namespace Dotnetes.Serialization.Scalars;

/// <content>How amounts are brought into their one representation: no factor of ten left, a long where it fits, nothing below 10⁻⁹.</content>
public readonly partial struct Quantity
{
    private static readonly long[] s_powers = MakePowers();

    private static long[] MakePowers()
    {
        var powers = new long[19];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }

    private static Quantity Create(long value, int scale, QuantityFormat format)
    {
        if (value == 0)
        {
            return new(0, null, 0, format);
        }

        while (value % 10 == 0)
        {
            value /= 10;
            scale++;
        }

        if (scale < NanoScale)
        {
            var shift = NanoScale - scale;
            return Create(shift > 18 ? Math.Sign(value) : (long)DivideAwayFromZero(value, s_powers[shift]), NanoScale, format);
        }

        return new(value, null, scale, format);
    }

    private static Quantity Create(Int128 value, int scale, QuantityFormat format)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            return Create((long)value, scale, format);
        }

        while (true)
        {
            var (quotient, remainder) = Int128.DivRem(value, 10);
            if (remainder != 0)
            {
                return Create((BigInteger)value, scale, format);
            }

            value = quotient;
            scale++;
            if (value >= long.MinValue && value <= long.MaxValue)
            {
                return Create((long)value, scale, format);
            }
        }
    }

    private static Quantity Create(BigInteger value, int scale, QuantityFormat format)
    {
        if (scale < NanoScale)
        {
            value = DivideAwayFromZero(value, NanoScale - scale);
            scale = NanoScale;
        }

        while (value < long.MinValue || value > long.MaxValue)
        {
            var quotient = BigInteger.DivRem(value, 10, out var remainder);
            if (!remainder.IsZero)
            {
                return new(0, value, scale, format);
            }

            value = quotient;
            scale++;
        }

        return Create((long)value, scale, format);
    }

    private static Int128 DivideAwayFromZero(long value, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        return remainder == 0 ? quotient : quotient + (Int128)Math.Sign(value);
    }

    /// <summary>Divides by ten to the power of <paramref name="power"/>, rounding away from zero.</summary>
    private static BigInteger DivideAwayFromZero(BigInteger value, int power)
    {
        // A number of n bits has at most n/3 + 1 decimal digits, so nothing but the sign is left of it.
        if (power > (value.GetBitLength() / 3) + 1)
        {
            return value.Sign;
        }

        var quotient = BigInteger.DivRem(value, BigInteger.Pow(10, power), out var remainder);
        return remainder.IsZero ? quotient : quotient + value.Sign;
    }

    private static long Saturate(Int128 value) => value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;

    private BigInteger UnscaledAt(int scale) => scale == _scale ? Unscaled : Unscaled * BigInteger.Pow(10, _scale - scale);

    private long ScaledValueOfLarge(int scale)
    {
        if (scale > _scale)
        {
            var rounded = DivideAwayFromZero(Unscaled, scale - _scale);
            return rounded > long.MaxValue ? long.MaxValue : rounded < long.MinValue ? long.MinValue : (long)rounded;
        }

        // Only amounts beyond a long, or to be shifted by more than 18 places, come here: neither fits.
        return Sign > 0 ? long.MaxValue : long.MinValue;
    }
}
