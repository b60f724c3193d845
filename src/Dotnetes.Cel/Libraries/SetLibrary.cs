using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Libraries;

// Lists as sets.
internal static class SetLibrary
{
    public static void AddTo(FunctionList list)
    {
        CelType[] two = [ListOfA, ListOfA];
        list.Global("sets.contains", two, CelType.Bool, a => CelValue.Of(IsWithin(a[1].AsList!, a[0].AsList!)), s => Cost(s, 1));
        list.Global("sets.equivalent", two, CelType.Bool, a => CelValue.Of(IsWithin(a[1].AsList!, a[0].AsList!) && IsWithin(a[0].AsList!, a[1].AsList!)), s => Cost(s, 2));
        list.Global("sets.intersects", two, CelType.Bool, a => CelValue.Of(Meets(a[0].AsList!, a[1].AsList!)), s => Cost(s, 1));
    }

    private static ulong Cost(ReadOnlySpan<ulong> sizes, ulong factor) => Plus(1, Times(Times(sizes[0], sizes[1]), factor));

    private static bool IsWithin(CelList part, CelList whole)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (!StandardLibrary.Contains(whole, part[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Meets(CelList left, CelList right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (StandardLibrary.Contains(right, left[i]))
            {
                return true;
            }
        }

        return false;
    }
}
