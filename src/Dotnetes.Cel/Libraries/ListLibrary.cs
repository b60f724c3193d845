using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Libraries;

// Kubernetes' functions of lists and the extension for lists, version 3.
internal static class ListLibrary
{
    // More elements than that no function makes out of nothing.
    private const long LongestRange = 1_000_000;

    private static readonly CelType[] _comparable = [CelType.Int, CelType.Uint, CelType.Double, CelType.Bool, CelType.Duration, CelType.Timestamp, CelType.String, CelType.Bytes];

    public static void AddTo(FunctionList list)
    {
        foreach (var type in _comparable)
        {
            CelType[] one = [CelType.ListOf(type)];
            list.Member("isSorted", one, CelType.Bool, a => IsSorted(a[0].AsList!), s => s[0]);
            list.Member("min", one, type, a => Extreme(a[0].AsList!, -1, "min"), s => s[0]);
            list.Member("max", one, type, a => Extreme(a[0].AsList!, 1, "max"), s => s[0]);
            list.Member("sort", one, CelType.ListOf(type), a => Sort(a[0].AsList!, a[0].AsList!), s => Times(s[0], Log(s[0])), s => s[0]);
            list.Member("@sortByAssociatedKeys", [ListOfA, CelType.ListOf(type)], ListOfA, a => Sort(a[0].AsList!, a[1].AsList!), s => Times(s[0], Log(s[0])), s => s[0]);
        }

        Sums(list);
        list.Member("indexOf", [ListOfA, A], CelType.Int, a => IndexOf(a[0].AsList!, a[1], isLast: false), s => s[0]);
        list.Member("lastIndexOf", [ListOfA, A], CelType.Int, a => IndexOf(a[0].AsList!, a[1], isLast: true), s => s[0]);
        list.Member("slice", [ListOfA, CelType.Int, CelType.Int], ListOfA, Slice, s => s[0], s => s[0]);
        list.Member("distinct", [ListOfA], ListOfA, Distinct, s => Times(s[0], s[0]), s => s[0]);
        list.Member("reverse", [ListOfA], ListOfA, a => CelValue.Of([.. a[0].AsList!.Enumerate().Reverse()]), s => s[0], s => s[0]);
        list.Member("first", [ListOfA], CelType.OptionalOf(A), a => CelValue.Optional(a[0].AsList is { Count: > 0 } l ? l[0] : null));
        list.Member("last", [ListOfA], CelType.OptionalOf(A), a => CelValue.Optional(a[0].AsList is { Count: > 0 } l ? l[l.Count - 1] : null));
        list.Member("flatten", [CelType.ListOf(ListOfA)], ListOfA, a => Flatten(a[0].AsList!, 1), s => s[0]);
        list.Member("flatten", [CelType.ListOfDyn], CelType.ListOfDyn, a => Flatten(a[0].AsList!, 1), s => s[0]);
        list.Member("flatten", [CelType.ListOfDyn, CelType.Int], CelType.ListOfDyn, a => a[1].AsInt < 0 ? CelValue.Fail("level must be non-negative") : Flatten(a[0].AsList!, a[1].AsInt), s => s[0]);
        list.All.Add(new("lists.range", false, [CelType.Int], CelType.ListOf(CelType.Int), a => a[0].AsInt > LongestRange ? TooLong()
            : CelValue.Of([.. Enumerable.Range(0, (int)Math.Max(0, a[0].AsInt)).Select(i => CelValue.Of((long)i))]))
        { ChargesResult = true });
    }

    private static ulong Log(ulong size) => (ulong)System.Numerics.BitOperations.Log2(size | 1) + 1;

    private static void Sums(FunctionList list)
    {
        Sum(list, CelType.Int, CelValue.Of(0L));
        Sum(list, CelType.Uint, CelValue.Of(0UL));
        Sum(list, CelType.Double, CelValue.Of(0.0));
        Sum(list, CelType.Duration, CelValue.Duration(0));
    }

    private static void Sum(FunctionList list, CelType type, CelValue zero)
    {
        CelType[] two = [type, type];
        var add = list.All.Find(o => o.Function == "_+_" && o.Parameters.SequenceEqual(two))!;
        list.Member("sum", [CelType.ListOf(type)], type, a =>
        {
            // Of the overloads for lists the first fits at run time, so the kind is that of the elements.
            var items = a[0].AsList!;
            var sum = items.Count == 0 ? zero : items[0];
            for (var i = 1; i < items.Count; i++)
            {
                CelValue[] pair = [sum, items[i]];
                var fits = add.Fits(pair) ? add : list.All.Find(o => o.Function == "_+_" && o.Fits(pair));
                sum = fits?.Run(pair) ?? CelValue.NoSuchOverload();
                if (sum.IsError)
                {
                    return sum;
                }
            }

            return sum.Kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Duration ? sum : CelValue.NoSuchOverload();
        }, s => s[0]);
    }

    private static CelValue IsSorted(CelList list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            if (CelEquality.Compare(list[i - 1], list[i]) is not { } order)
            {
                return CelValue.NoSuchOverload();
            }

            if (order > 0)
            {
                return CelValue.False;
            }
        }

        return CelValue.True;
    }

    private static CelValue Extreme(CelList list, int direction, string name)
    {
        if (list.Count == 0)
        {
            return CelValue.Fail($"{name} called on empty list");
        }

        var best = list[0];
        for (var i = 1; i < list.Count; i++)
        {
            if (CelEquality.Compare(list[i], best) is not { } order)
            {
                return CelValue.NoSuchOverload();
            }

            best = order * direction > 0 ? list[i] : best;
        }

        return best;
    }

    private static CelValue Sort(CelList list, CelList keys)
    {
        for (var i = 1; i < keys.Count; i++)
        {
            if (keys[0].Kind != keys[i].Kind)
            {
                return CelValue.Fail("list elements must have the same type");
            }
        }

        if (list.Count != keys.Count)
        {
            return CelValue.Fail($"@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got {list.Count} and {keys.Count} elements respectively.");
        }

        var order = Enumerable.Range(0, list.Count).OrderBy(i => keys[i], Comparer<CelValue>.Create((x, y) => CelEquality.Compare(x, y) ?? 0));
        return CelValue.Of([.. order.Select(i => list[i])]);
    }

    private static CelValue IndexOf(CelList list, in CelValue value, bool isLast)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var at = isLast ? list.Count - 1 - i : i;
            if (CelEquality.AreEqual(list[at], value))
            {
                return CelValue.Of((long)at);
            }
        }

        return CelValue.Of(-1L);
    }

    private static CelValue Slice(ReadOnlySpan<CelValue> a)
    {
        var list = a[0].AsList!;
        var (from, to) = (a[1].AsInt, a[2].AsInt);
        if (from < 0 || to < 0)
        {
            return CelValue.Fail($"cannot slice({from}, {to}), negative indexes not supported");
        }

        if (from > to)
        {
            return CelValue.Fail($"cannot slice({from}, {to}), start index must be less than or equal to end index");
        }

        return to > list.Count
            ? CelValue.Fail($"cannot slice({from}, {to}), list is length {list.Count}")
            : CelValue.Of([.. list.Enumerate().Skip((int)from).Take((int)(to - from))]);
    }

    private static CelValue Distinct(ReadOnlySpan<CelValue> a)
    {
        var result = new List<CelValue>();
        foreach (var value in a[0].AsList!.Enumerate())
        {
            if (!result.Exists(r => CelEquality.AreEqual(r, value)))
            {
                result.Add(value);
            }
        }

        return CelValue.Of([.. result]);
    }

    private static CelValue Flatten(CelList list, long depth)
    {
        var result = new List<CelValue>();
        Flatten(list, depth, result);
        return CelValue.Of([.. result]);
    }

    private static void Flatten(CelList list, long depth, List<CelValue> result)
    {
        foreach (var value in list.Enumerate())
        {
            if (depth > 0 && value.AsList is { } inner)
            {
                Flatten(inner, depth - 1, result);
            }
            else
            {
                result.Add(value);
            }
        }
    }
}
