using System.Globalization;
using System.Text;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Libraries;

// The functions of the language definition, without those of numbers and times.
internal static class StandardLibrary
{
    public static void AddTo(FunctionList list)
    {
        Logic(list);
        Collections(list);
        Text(list);
        Conversions(list);
    }

    public static ulong Smaller(ReadOnlySpan<ulong> sizes) => Tenth(Math.Min(sizes[0], sizes[1]));

    private static void Logic(FunctionList list)
    {
        // The planner has nodes of its own for these; they stand here for the checker.
        list.Global("_&&_", [CelType.Bool, CelType.Bool], CelType.Bool, _ => CelValue.NoSuchOverload(), _ => 0);
        list.Global("_||_", [CelType.Bool, CelType.Bool], CelType.Bool, _ => CelValue.NoSuchOverload(), _ => 0);
        list.Global("_?_:_", [CelType.Bool, A, A], A, _ => CelValue.NoSuchOverload(), _ => 0);
        list.Global("@not_strictly_false", [CelType.Bool], CelType.Bool, _ => CelValue.NoSuchOverload());
        list.Global("cel.@mapInsert", [MapOfAB, A, B], MapOfAB, _ => CelValue.NoSuchOverload());
        list.Global("cel.@mapInsert", [MapOfAB, MapOfAB], MapOfAB, _ => CelValue.NoSuchOverload());
        list.Global("!_", [CelType.Bool], CelType.Bool, a => CelValue.Of(!a[0].AsBool));
        list.Global("_==_", [A, A], CelType.Bool, a => CelValue.Of(CelEquality.AreEqual(a[0], a[1])), Smaller);
        list.Global("_!=_", [A, A], CelType.Bool, a => CelValue.Of(!CelEquality.AreEqual(a[0], a[1])), Smaller);
        CelType[] comparable = [CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Timestamp, CelType.Duration];
        CelType[] numbers = [CelType.Int, CelType.Uint, CelType.Double];
        foreach (var type in comparable)
        {
            Order(list, type, type);
        }

        foreach (var left in numbers)
        {
            foreach (var right in numbers.Where(r => r != left))
            {
                Order(list, left, right);
            }
        }
    }

    private static void Order(FunctionList list, CelType left, CelType right)
    {
        CelType[] types = [left, right];
        list.Global("_<_", types, CelType.Bool, a => CelValue.Of(CelEquality.Compare(a[0], a[1]) < 0), Smaller);
        list.Global("_<=_", types, CelType.Bool, a => CelValue.Of(CelEquality.Compare(a[0], a[1]) <= 0), Smaller);
        list.Global("_>_", types, CelType.Bool, a => CelValue.Of(CelEquality.Compare(a[0], a[1]) > 0), Smaller);
        list.Global("_>=_", types, CelType.Bool, a => CelValue.Of(CelEquality.Compare(a[0], a[1]) >= 0), Smaller);
    }

    private static void Collections(FunctionList list)
    {
        list.Global("_[_]", [ListOfA, CelType.Int], A, a => At(a[0].AsList!, a[1]));
        list.Global("_[_]", [ListOfA, CelType.Uint], A, a => At(a[0].AsList!, a[1]));
        list.Global("_[_]", [MapOfAB, A], B, a => a[0].AsMap!.TryGet(a[1], out var value) ? value : CelValue.Fail($"no such key: {KeyText(a[1])}"));
        list.Global("@in", [A, ListOfA], CelType.Bool, a => CelValue.Of(Contains(a[1].AsList!, a[0])), s => s[1]);
        list.Global("@in", [A, MapOfAB], CelType.Bool, a => CelValue.Of(a[1].AsMap!.TryGet(a[0], out _)));
        list.Global("_+_", [ListOfA, ListOfA], ListOfA, a => (long)a[0].AsList!.Count + a[1].AsList!.Count > Longest ? TooLong() : CelValue.Of(new ConcatenatedCelList(a[0].AsList!, a[1].AsList!)), null, s => Plus(s[0], s[1]));
        foreach (var type in new[] { CelType.String, CelType.Bytes, ListOfA, MapOfAB })
        {
            list.Global("size", [type], CelType.Int, a => CelValue.Of((long)Evaluation.Sizes.Of(a[0])));
            list.Member("size", [type], CelType.Int, a => CelValue.Of((long)Evaluation.Sizes.Of(a[0])));
        }
    }

    public static string KeyText(in CelValue key) => key.AsString ?? (key.Kind == CelKind.Uint ? key.AsUint.ToString(CultureInfo.InvariantCulture) : key.ToString());

    public static bool Contains(CelList list, in CelValue value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (CelEquality.AreEqual(list[i], value))
            {
                return true;
            }
        }

        return false;
    }

    // Whole numbers of every kind can index.
    public static CelValue At(CelList list, in CelValue index)
    {
        var at = index.Kind switch
        {
            CelKind.Int => index.AsInt,
            CelKind.Uint => index.AsUint > long.MaxValue ? -1 : (long)index.AsUint,
            _ => index.AsDouble == Math.Floor(index.AsDouble) && Math.Abs(index.AsDouble) < int.MaxValue ? (long)index.AsDouble : -1,
        };
        return at >= 0 && at < list.Count ? list[(int)at] : CelValue.Fail($"index out of bounds: {at}");
    }

    private static void Text(FunctionList list)
    {
        CelType[] two = [CelType.String, CelType.String];
        list.Global("_+_", two, CelType.String, a => CelValue.Of(a[0].AsString + a[1].AsString), s => Tenth(Plus(s[0], s[1])), s => Plus(s[0], s[1]));
        list.Global("_+_", [CelType.Bytes, CelType.Bytes], CelType.Bytes, a => CelValue.Of([.. a[0].AsBytes.Span, .. a[1].AsBytes.Span]), s => Tenth(Plus(s[0], s[1])), s => Plus(s[0], s[1]));
        list.Member("contains", two, CelType.Bool, a => CelValue.Of(a[0].AsString!.Contains(a[1].AsString!, StringComparison.Ordinal)), s => Times(Tenth(s[0]), Tenth(s[1])));
        list.Member("startsWith", two, CelType.Bool, a => CelValue.Of(a[0].AsString!.StartsWith(a[1].AsString!, StringComparison.Ordinal)), s => Tenth(s[1]));
        list.Member("endsWith", two, CelType.Bool, a => CelValue.Of(a[0].AsString!.EndsWith(a[1].AsString!, StringComparison.Ordinal)), s => Tenth(s[1]));
        list.Member("matches", two, CelType.Bool, Matches, RegexCost);
        list.Global("matches", two, CelType.Bool, Matches, RegexCost);
    }

    public static ulong RegexCost(ReadOnlySpan<ulong> sizes) => Times(Tenth(Plus(sizes[0], 1)), (sizes[1] / 4) + (sizes[1] % 4 == 0 ? 0UL : 1UL));

    private static CelValue Matches(ReadOnlySpan<CelValue> a) =>
        RegexCache.Find(a[1].AsString!) is { } regex ? CelValue.Of(regex.IsMatch(a[0].AsString!)) : CelValue.Fail($"error parsing regexp: `{a[1].AsString}`");

    private static void Conversions(FunctionList list)
    {
        list.Global("dyn", [A], CelType.Dyn, a => a[0]);
        list.Global("type", [A], CelType.TypeOf(A), a => CelValue.Of(a[0].Type()));
        list.Global("bool", [CelType.Bool], CelType.Bool, a => a[0]);
        list.Global("bool", [CelType.String], CelType.Bool, a => a[0].AsString switch
        {
            "1" or "t" or "T" or "TRUE" or "true" or "True" => CelValue.True,
            "0" or "f" or "F" or "FALSE" or "false" or "False" => CelValue.False,
            _ => CelValue.Fail("type conversion error from 'string' to 'bool'"),
        });
        list.Global("bytes", [CelType.Bytes], CelType.Bytes, a => a[0]);
        list.Global("bytes", [CelType.String], CelType.Bytes, a => CelValue.Of(Encoding.UTF8.GetBytes(a[0].AsString!)), s => Tenth(s[0]), s => Times(s[0], 4));
        list.Global("string", [CelType.String], CelType.String, a => a[0], null, s => s[0]);
        list.Global("string", [CelType.Bool], CelType.String, a => CelValue.Of(a[0].AsBool ? "true" : "false"), null, _ => 5);
        list.Global("string", [CelType.Int], CelType.String, a => CelValue.Of(a[0].AsInt.ToString(CultureInfo.InvariantCulture)), null, _ => 20);
        list.Global("string", [CelType.Uint], CelType.String, a => CelValue.Of(a[0].AsUint.ToString(CultureInfo.InvariantCulture)), null, _ => 20);
        list.Global("string", [CelType.Double], CelType.String, a => CelValue.Of(DoubleText.Of(a[0].AsDouble)), null, _ => 25);
        list.Global("string", [CelType.Bytes], CelType.String, Decode, s => Tenth(s[0]), s => s[0]);
        list.Global("string", [CelType.Timestamp], CelType.String, a => CelValue.Of(TimeText.Of(a[0].UnixSeconds, a[0].Nanoseconds)), null, _ => 35);
        list.Global("string", [CelType.Duration], CelType.String, a => CelValue.Of(TimeText.Seconds(a[0].AsDuration)), null, _ => 25);
    }

    private static CelValue Decode(ReadOnlySpan<CelValue> a)
    {
        try
        {
            return CelValue.Of(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(a[0].AsBytes.Span));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Fail("invalid UTF-8 in bytes, cannot convert to string");
        }
    }
}
