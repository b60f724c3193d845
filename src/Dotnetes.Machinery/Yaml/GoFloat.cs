using System.Globalization;

namespace Dotnetes.Machinery.Yaml;

/// <summary>Floating point numbers with the fewest digits in Go's format <c>g</c>: an exponent below 10⁻⁴ and from 10⁶ on, of at least two digits.</summary>
internal static class GoFloat
{
    public static string Format(double value) => Special(value) ?? Layout(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Format(float value) => Special(value) ?? Layout(value.ToString("R", CultureInfo.InvariantCulture));

    private static string? Special(double value) => double.IsNaN(value) ? ".nan" : double.IsPositiveInfinity(value) ? ".inf" : double.IsNegativeInfinity(value) ? "-.inf" : null;

    private static string Layout(string shortest)
    {
        var sign = shortest[0] == '-' ? "-" : "";
        var parts = shortest[sign.Length..].Split('E');
        var shift = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0].Length : point;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = whole - (all.Length - digits.Length) + shift - 1;
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
        {
            return sign + "0";
        }

        if (exponent is < -4 or >= 6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }
}
