using System.Globalization;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Libraries;

// Arithmetic and conversions of numbers. What overflows is an error, never another number.
internal static class NumberLibrary
{
    private static CelValue Overflow => CelValue.Fail("integer overflow");

    private static CelValue UnsignedOverflow => CelValue.Fail("unsigned integer overflow");

    public static void AddTo(FunctionList list)
    {
        Signed(list);
        Unsigned(list);
        Floating(list);
        Conversions(list);
    }

    private static void Signed(FunctionList list)
    {
        CelType[] two = [CelType.Int, CelType.Int];
        list.Global("_+_", two, CelType.Int, a => Whole((Int128)a[0].AsInt + a[1].AsInt));
        list.Global("_-_", two, CelType.Int, a => Whole((Int128)a[0].AsInt - a[1].AsInt));
        list.Global("_*_", two, CelType.Int, a => Whole((Int128)a[0].AsInt * a[1].AsInt));
        list.Global("_/_", two, CelType.Int, a => a[1].AsInt == 0 ? CelValue.Fail("division by zero") : Whole((Int128)a[0].AsInt / a[1].AsInt));
        list.Global("_%_", two, CelType.Int, a => a[1].AsInt == 0 ? CelValue.Fail("modulus by zero")
            : a[0].AsInt == long.MinValue && a[1].AsInt == -1 ? Overflow : CelValue.Of(a[0].AsInt % a[1].AsInt));
        list.Global("-_", [CelType.Int], CelType.Int, a => Whole(-(Int128)a[0].AsInt));
    }

    private static void Unsigned(FunctionList list)
    {
        CelType[] two = [CelType.Uint, CelType.Uint];
        list.Global("_+_", two, CelType.Uint, a => Natural((Int128)a[0].AsUint + a[1].AsUint));
        list.Global("_-_", two, CelType.Uint, a => Natural((Int128)a[0].AsUint - a[1].AsUint));
        list.Global("_*_", two, CelType.Uint, a => (UInt128)a[0].AsUint * a[1].AsUint is var p && p <= ulong.MaxValue ? CelValue.Of((ulong)p) : UnsignedOverflow);
        list.Global("_/_", two, CelType.Uint, a => a[1].AsUint == 0 ? CelValue.Fail("division by zero") : CelValue.Of(a[0].AsUint / a[1].AsUint));
        list.Global("_%_", two, CelType.Uint, a => a[1].AsUint == 0 ? CelValue.Fail("modulus by zero") : CelValue.Of(a[0].AsUint % a[1].AsUint));
    }

    private static void Floating(FunctionList list)
    {
        CelType[] two = [CelType.Double, CelType.Double];
        list.Global("_+_", two, CelType.Double, a => CelValue.Of(a[0].AsDouble + a[1].AsDouble));
        list.Global("_-_", two, CelType.Double, a => CelValue.Of(a[0].AsDouble - a[1].AsDouble));
        list.Global("_*_", two, CelType.Double, a => CelValue.Of(a[0].AsDouble * a[1].AsDouble));
        list.Global("_/_", two, CelType.Double, a => CelValue.Of(a[0].AsDouble / a[1].AsDouble));
        list.Global("-_", [CelType.Double], CelType.Double, a => CelValue.Of(-a[0].AsDouble));
    }

    private static void Conversions(FunctionList list)
    {
        list.Global("int", [CelType.Int], CelType.Int, a => a[0]);
        list.Global("int", [CelType.Uint], CelType.Int, a => Whole(a[0].AsUint));
        list.Global("int", [CelType.Double], CelType.Int, a => a[0].AsDouble is > -9223372036854775808.0 and < 9223372036854775808.0 ? CelValue.Of((long)a[0].AsDouble) : Overflow);
        list.Global("int", [CelType.String], CelType.Int, a => IsWhole(a[0].AsString!) && long.TryParse(a[0].AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? CelValue.Of(n) : CelValue.Fail("type conversion error from 'string' to 'int'"));
        list.Global("int", [CelType.Timestamp], CelType.Int, a => CelValue.Of(a[0].UnixSeconds));
        list.Global("int", [CelType.Duration], CelType.Int, a => CelValue.Of(a[0].AsDuration));
        list.Global("uint", [CelType.Uint], CelType.Uint, a => a[0]);
        list.Global("uint", [CelType.Int], CelType.Uint, a => a[0].AsInt < 0 ? UnsignedOverflow : CelValue.Of((ulong)a[0].AsInt));
        list.Global("uint", [CelType.Double], CelType.Uint, a => a[0].AsDouble is >= 0 and < 18446744073709551616.0 ? CelValue.Of((ulong)a[0].AsDouble) : UnsignedOverflow);
        list.Global("uint", [CelType.String], CelType.Uint, a => ulong.TryParse(a[0].AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? CelValue.Of(n) : CelValue.Fail("type conversion error from 'string' to 'uint'"));
        list.Global("double", [CelType.Double], CelType.Double, a => a[0]);
        list.Global("double", [CelType.Int], CelType.Double, a => CelValue.Of((double)a[0].AsInt));
        list.Global("double", [CelType.Uint], CelType.Double, a => CelValue.Of((double)a[0].AsUint));
        list.Global("double", [CelType.String], CelType.Double, Double);
    }

    private static bool IsWhole(string text) => text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);

    private static CelValue Double(ReadOnlySpan<CelValue> a)
    {
        var text = a[0].AsString!;
        var word = text.TrimStart('+', '-').ToLowerInvariant();
        if (text.Length - word.Length <= 1 && word is "inf" or "infinity" or "nan")
        {
            return CelValue.Of(word == "nan" ? double.NaN : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? CelValue.Of(value)
            : CelValue.Fail("type conversion error from 'string' to 'double'");
    }

    private static CelValue Whole(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? CelValue.Of((long)value) : Overflow;

    private static CelValue Natural(Int128 value) => value >= 0 && value <= ulong.MaxValue ? CelValue.Of((ulong)value) : UnsignedOverflow;
}
