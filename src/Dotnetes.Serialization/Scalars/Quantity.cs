using System.Numerics;

namespace Dotnetes.Serialization.Scalars;

/// <summary>
/// An exact amount of a resource such as <c>500m</c> or <c>1Gi</c>: an integer times a power of ten, never below 10⁻⁹. It remembers
/// the suffix family in which it was written; two quantities are equal when their amounts are, whatever their families.
/// The default value is zero.
/// </summary>
public readonly partial struct Quantity : IEquatable<Quantity>, IComparable<Quantity>, IComparable
{
    private const int NanoScale = -9;

    // The amount is _value * 10^_scale with no factor of ten left in _value, or the BigInteger in _more * 10^_scale.
    // _more is otherwise null, or the text as it was written where upstream keeps a spelling that is not the canonical one.
    private readonly long _value;
    private readonly object? _more;
    private readonly short _scale;
    private readonly QuantityFormat _format;

    private Quantity(long value, object? more, int scale, QuantityFormat format)
    {
        _value = value;
        _more = more;
        _scale = checked((short)scale);
        _format = format;
    }

    /// <summary>Nothing.</summary>
    public static Quantity Zero => default;

    /// <summary>The suffix family in which the amount is written.</summary>
    public QuantityFormat Format => _format;

    /// <summary>Whether the amount is zero.</summary>
    public bool IsZero => _value == 0 && _more is not BigInteger;

    /// <summary>-1, 0 or 1 as the amount is negative, zero or positive.</summary>
    public int Sign => _more is BigInteger big ? big.Sign : Math.Sign(_value);

    private BigInteger Unscaled => _more is BigInteger big ? big : _value;

    /// <summary>A whole number, written with decimal suffixes.</summary>
    public static Quantity FromInteger(long value) => Create(value, 0, QuantityFormat.DecimalSI);

    /// <summary>A number of thousandths, written with decimal suffixes.</summary>
    public static Quantity FromMilli(long value) => Create(value, -3, QuantityFormat.DecimalSI);

    /// <summary>A whole number, written with binary suffixes: bytes, mostly.</summary>
    public static Quantity FromBinary(long value) => Create(value, 0, QuantityFormat.BinarySI);

    /// <summary><paramref name="value"/> times ten to the power of <paramref name="scale"/>, rounded away from zero to a billionth.</summary>
    /// <param name="value">The number of units.</param>
    /// <param name="scale">The power of ten of a unit, at most 1000.</param>
    /// <param name="format">How the quantity is written.</param>
    public static Quantity FromScaled(long value, int scale, QuantityFormat format = QuantityFormat.DecimalSI)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaxExponent);
        return Create(value, scale, format);
    }

    /// <summary>The amount as an integer, rounded away from zero; the nearest end of the range when it does not fit.</summary>
    public long Value() => ScaledValue(0);

    /// <summary>The amount in thousandths, rounded away from zero; the nearest end of the range when it does not fit.</summary>
    public long MilliValue() => ScaledValue(-3);

    /// <summary>The amount in units of ten to the power of <paramref name="scale"/>, rounded away from zero; the nearest end of the range when it does not fit.</summary>
    public long ScaledValue(int scale)
    {
        if (_more is not BigInteger)
        {
            var shift = _scale - scale;
            if (shift == 0 || _value == 0)
            {
                return _value;
            }

            if (shift is > 0 and <= 18)
            {
                return Saturate(_value * (Int128)s_powers[shift]);
            }

            if (shift is < 0 and >= -18)
            {
                return Saturate(DivideAwayFromZero(_value, s_powers[-shift]));
            }
        }

        return ScaledValueOfLarge(scale);
    }

    /// <summary>The amount as a floating point number; infinite when it is out of range.</summary>
    public double ToDouble() => _more is BigInteger big
        ? _scale >= 0 ? (double)(big * BigInteger.Pow(10, _scale)) : (double)big / Math.Pow(10, -_scale)
        : _scale >= 0 ? _value * Math.Pow(10, _scale) : _value / Math.Pow(10, -_scale);

    /// <summary>The same amount written in another suffix family.</summary>
    public Quantity WithFormat(QuantityFormat format) => new(_value, _more is string ? null : _more, _scale, format);

    /// <summary>The amount rounded away from zero to a multiple of ten to the power of <paramref name="scale"/>.</summary>
    public Quantity RoundUp(int scale) => _scale >= scale ? this : Create(DivideAwayFromZero(Unscaled, scale - _scale), scale, _format);

    /// <summary>The sum. It is written as this quantity is, or as <paramref name="other"/> is when this one is zero.</summary>
    public Quantity Add(Quantity other)
    {
        var format = IsZero ? other._format : _format;
        if (_more is BigInteger || other._more is BigInteger || Math.Abs(_scale - other._scale) > 18)
        {
            var common = Math.Min(_scale, other._scale);
            return Create(UnscaledAt(common) + other.UnscaledAt(common), common, format);
        }

        return _scale <= other._scale
            ? Create(_value + (other._value * (Int128)s_powers[other._scale - _scale]), _scale, format)
            : Create((_value * (Int128)s_powers[_scale - other._scale]) + other._value, other._scale, format);
    }

    /// <summary>The difference. It is written as this quantity is, or as <paramref name="other"/> is when this one is zero.</summary>
    public Quantity Subtract(Quantity other) => Add(other.Negate());

    /// <summary>The amount with its sign turned.</summary>
    public Quantity Negate() => _more is BigInteger big ? Create(-big, _scale, _format) : Create(-(Int128)_value, _scale, _format);

    /// <summary>The amount multiplied.</summary>
    public Quantity Multiply(long factor) =>
        _more is BigInteger big ? Create(big * factor, _scale, _format) : Create(_value * (Int128)factor, _scale, _format);

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Quantity other)
    {
        if (_more is not BigInteger && other._more is not BigInteger)
        {
            if (_scale == other._scale)
            {
                return _value.CompareTo(other._value);
            }

            var shift = _scale - other._scale;
            if (shift is > 0 and <= 18)
            {
                return (_value * (Int128)s_powers[shift]).CompareTo(other._value);
            }

            if (shift is < 0 and >= -18)
            {
                return ((Int128)_value).CompareTo(other._value * (Int128)s_powers[-shift]);
            }
        }

        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        var common = Math.Min(_scale, other._scale);
        return UnscaledAt(common).CompareTo(other.UnscaledAt(common));
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Quantity other => CompareTo(other),
        _ => throw new ArgumentException("not a quantity", nameof(obj)),
    };

    /// <summary>Whether the amounts are equal; suffix families do not count.</summary>
    public bool Equals(Quantity other) =>
        _value == other._value && _scale == other._scale && (_more, other._more) switch
        {
            (BigInteger a, BigInteger b) => a == b,
            (BigInteger, _) or (_, BigInteger) => false,
            _ => true,
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, _scale, _more is BigInteger big ? big.GetHashCode() : 0);

    /// <summary>Whether the amounts are equal.</summary>
    public static bool operator ==(Quantity left, Quantity right) => left.Equals(right);

    /// <summary>Whether the amounts differ.</summary>
    public static bool operator !=(Quantity left, Quantity right) => !left.Equals(right);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is greater.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is not greater.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is not smaller.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    /// <summary>The sum; see <see cref="Add"/>.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => left.Add(right);

    /// <summary>The difference; see <see cref="Subtract"/>.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => left.Subtract(right);

    /// <summary>The amount with its sign turned.</summary>
    public static Quantity operator -(Quantity value) => value.Negate();
}
