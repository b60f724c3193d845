using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Libraries;

// Finds in text what expressions of RE2's language match.
internal static class RegexLibrary
{
    public static void AddTo(FunctionList list)
    {
        CelType[] two = [CelType.String, CelType.String];
        var strings = CelType.ListOf(CelType.String);
        list.Member("find", two, CelType.String, a => RegexCache.Find(a[1].AsString!) is { } regex ? CelValue.Of(regex.Match(a[0].AsString!).Value) : Illegal(a[1]),
            StandardLibrary.RegexCost, s => s[0]);
        list.Member("findAll", two, strings, a => FindAll(a[0].AsString!, a[1], -1), StandardLibrary.RegexCost, s => s[0]);
        list.Member("findAll", [CelType.String, CelType.String, CelType.Int], strings, a => FindAll(a[0].AsString!, a[1], a[2].AsInt), StandardLibrary.RegexCost, s => s[0]);
    }

    private static CelValue Illegal(in CelValue pattern) => CelValue.Fail($"Illegal regex: error parsing regexp: `{pattern.AsString}`");

    private static CelValue FindAll(string text, in CelValue pattern, long count)
    {
        if (RegexCache.Find(pattern.AsString!) is not { } regex)
        {
            return Illegal(pattern);
        }

        var result = new List<CelValue>();
        foreach (var match in regex.EnumerateMatches(text))
        {
            if (count >= 0 && result.Count >= count)
            {
                break;
            }

            result.Add(CelValue.Of(text.Substring(match.Index, match.Length)));
        }

        return CelValue.Of([.. result]);
    }
}
