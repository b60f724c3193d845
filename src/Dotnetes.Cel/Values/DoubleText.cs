using System.Globalization;

namespace Dotnetes.Cel.Values;

// Floating point numbers as Go's %g writes them: the shortest digits, with an exponent below 1e-4 and from 1e+06 on.
internal static class DoubleText
{
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0" : "0";
        }

        var (digits, exponent) = Digits(value);
        var sign = value < 0 ? "-" : "";
        if (exponent is < -4 or >= 6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        return sign + Fixed(digits, exponent);
    }

    // As strconv's format 'f' with the shortest digits.
    public static string OfFixed(double value)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return Of(value);
        }

        var (digits, exponent) = Digits(value);
        return (value < 0 ? "-" : "") + Fixed(digits, exponent);
    }

    private static (string Digits, int Exponent) Digits(double value)
    {
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (e >= 0)
        {
            var point = mantissa.IndexOf('.', StringComparison.Ordinal);
            exponent = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + (point < 0 ? mantissa.Length : point) - 1;
        }
        else
        {
            exponent = Whole(mantissa, exponent);
        }

        return (digits, exponent);
    }

    // E16 may round up to the next power of ten, so the exponent comes from the shortest digits.
    private static int Whole(string mantissa, int exponent)
    {
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        if (whole != "0")
        {
            return whole.Length - 1;
        }

        for (var i = point + 1; i < mantissa.Length; i++)
        {
            if (mantissa[i] != '0')
            {
                return point - i;
            }
        }

        return exponent;
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits + new string('0', exponent + 1 - digits.Length)
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }
}
