using System.Text;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Libraries;

// The extension for text, version 2. Indexes count code points.
internal static class StringLibrary
{
    private static readonly CelType[] _one = [CelType.String];
    private static readonly CelType[] _two = [CelType.String, CelType.String];

    public static void AddTo(FunctionList list)
    {
        list.Member("charAt", [CelType.String, CelType.Int], CelType.String, CharAt, null, _ => 1);
        list.Member("indexOf", _two, CelType.Int, a => IndexOf(a[0].AsString!, a[1].AsString!, 0), Product);
        list.Member("indexOf", [CelType.String, CelType.String, CelType.Int], CelType.Int, a => IndexOf(a[0].AsString!, a[1].AsString!, a[2].AsInt), Product);
        list.Member("lastIndexOf", _two, CelType.Int, a => LastIndexOf(a[0].AsString!, a[1].AsString!, long.MaxValue), Product);
        list.Member("lastIndexOf", [CelType.String, CelType.String, CelType.Int], CelType.Int, a => LastIndexOf(a[0].AsString!, a[1].AsString!, a[2].AsInt), Product);
        list.Member("join", [CelType.ListOf(CelType.String)], CelType.String, a => Join(a[0].AsList!, ""), s => Tenth(s[0]));
        list.Member("join", [CelType.ListOf(CelType.String), CelType.String], CelType.String, a => Join(a[0].AsList!, a[1].AsString!), s => Tenth(s[0]));
        list.Member("lowerAscii", _one, CelType.String, a => CelValue.Of(Ascii(a[0].AsString!, char.ToLowerInvariant)), s => Tenth(s[0]), s => s[0]);
        list.Member("upperAscii", _one, CelType.String, a => CelValue.Of(Ascii(a[0].AsString!, char.ToUpperInvariant)), s => Tenth(s[0]), s => s[0]);
        list.Member("replace", [CelType.String, CelType.String, CelType.String], CelType.String, a => Replace(a[0].AsString!, a[1].AsString!, a[2].AsString!, -1), s => Tenth(s[0]), Replaced);
        list.Member("replace", [CelType.String, CelType.String, CelType.String, CelType.Int], CelType.String, a => Replace(a[0].AsString!, a[1].AsString!, a[2].AsString!, a[3].AsInt), s => Tenth(s[0]), Replaced);
        list.Member("split", _two, CelType.ListOf(CelType.String), a => Split(a[0].AsString!, a[1].AsString!, -1), s => Tenth(s[0]), s => s[0]);
        list.Member("split", [CelType.String, CelType.String, CelType.Int], CelType.ListOf(CelType.String), a => Split(a[0].AsString!, a[1].AsString!, a[2].AsInt), s => Tenth(s[0]), s => s[0]);
        list.Member("substring", [CelType.String, CelType.Int], CelType.String, a => Substring(a[0].AsString!, a[1].AsInt, null), s => Tenth(s[0]), s => s[0]);
        list.Member("substring", [CelType.String, CelType.Int, CelType.Int], CelType.String, a => Substring(a[0].AsString!, a[1].AsInt, a[2].AsInt), s => Tenth(s[0]), s => s[0]);
        list.Member("trim", _one, CelType.String, a => CelValue.Of(a[0].AsString!.Trim()), s => Tenth(s[0]), s => s[0]);
        list.Member("format", [CelType.String, CelType.ListOfDyn], CelType.String, a => StringFormat.Format(a[0].AsString!, a[1].AsList!), s => Tenth(s[0]));
        list.Global("strings.quote", _one, CelType.String, a => CelValue.Of(Quote(a[0].AsString!)), s => Tenth(s[0]), s => Plus(Times(s[0], 2), 2));
    }

    private static ulong Product(ReadOnlySpan<ulong> sizes) => Times(Tenth(sizes[0]), Tenth(sizes[1]));

    private static ulong Replaced(ReadOnlySpan<ulong> sizes) => Times(Plus(sizes[0], 1), Plus(sizes[2], 1));

    private static CelValue CharAt(ReadOnlySpan<CelValue> a)
    {
        var runes = TimeText.Runes(a[0].AsString!);
        var at = a[1].AsInt;
        return at < 0 || at > runes.Length ? CelValue.Fail($"index out of range: {at}") : CelValue.Of(at == runes.Length ? "" : runes[at].ToString());
    }

    private static CelValue IndexOf(string text, string part, long from)
    {
        var runes = TimeText.Runes(text);
        if (from < 0 || from > runes.Length)
        {
            return part.Length == 0 && from >= 0 ? CelValue.Of(from) : CelValue.Fail($"index out of range: {from}");
        }

        var wanted = TimeText.Runes(part);
        var at = runes.AsSpan((int)from).IndexOf(wanted);
        return CelValue.Of(at < 0 ? -1L : at + from);
    }

    private static CelValue LastIndexOf(string text, string part, long from)
    {
        var runes = TimeText.Runes(text);
        if (from < 0 || (from > runes.Length && from != long.MaxValue))
        {
            return CelValue.Fail($"index out of range: {from}");
        }

        var wanted = TimeText.Runes(part);
        for (var at = (int)Math.Min(from, runes.Length - wanted.Length); at >= 0; at--)
        {
            if (runes.AsSpan(at, Math.Min(wanted.Length, runes.Length - at)).SequenceEqual(wanted))
            {
                return CelValue.Of((long)at);
            }
        }

        return CelValue.Of(-1L);
    }

    private static CelValue Join(CelList list, string separator)
    {
        var result = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].AsString is not { } text)
            {
                return CelValue.NoSuchOverload();
            }

            result.Append(i == 0 ? "" : separator).Append(text);
            if (result.Length > Longest)
            {
                return TooLong();
            }
        }

        return CelValue.Of(result.ToString());
    }

    private static string Ascii(string text, Func<char, char> change) =>
        string.Create(text.Length, (text, change), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = state.text[i];
                span[i] = char.IsAscii(c) ? state.change(c) : c;
            }
        });

    private static CelValue Replace(string text, string old, string by, long count)
    {
        if (count == 0)
        {
            return CelValue.Of(text);
        }

        // As often as it can be found at most.
        if ((Math.Max(1L, text.Length / Math.Max(1, old.Length)) + 1) * by.Length > Longest)
        {
            return TooLong();
        }

        if (old.Length > 0 && count < 0)
        {
            return CelValue.Of(text.Replace(old, by, StringComparison.Ordinal));
        }

        var result = new StringBuilder();
        var at = 0;
        for (var done = 0L; count < 0 || done < count; done++)
        {
            if (old.Length == 0)
            {
                // Nothing is found before every character and at the end.
                result.Append(by);
                if (at >= text.Length)
                {
                    return CelValue.Of(result.ToString());
                }

                var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
                result.Append(text, at, length);
                at += length;
                continue;
            }

            var next = text.IndexOf(old, at, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            result.Append(text, at, next - at).Append(by);
            at = next + old.Length;
        }

        return CelValue.Of(result.Append(text, at, text.Length - at).ToString());
    }

    private static CelValue Split(string text, string separator, long count)
    {
        if (count == 0)
        {
            return CelValue.Of(ArrayCelList.Empty);
        }

        var most = count is < 0 or > int.MaxValue ? int.MaxValue : (int)count;
        if (separator.Length > 0)
        {
            return CelValue.Of([.. text.Split(separator, most).Select(CelValue.Of)]);
        }

        var runes = TimeText.Runes(text);
        var parts = runes.Take(most - 1).Select(r => CelValue.Of(r.ToString()));
        return CelValue.Of(runes.Length < most ? [.. runes.Select(r => CelValue.Of(r.ToString()))] : [.. parts, CelValue.Of(string.Concat(runes.Skip(most - 1)))]);
    }

    private static CelValue Substring(string text, long from, long? to)
    {
        var runes = TimeText.Runes(text);
        var end = to ?? runes.Length;
        if (from < 0 || from > runes.Length)
        {
            return CelValue.Fail($"index out of range: {from}");
        }

        if (end < 0 || end > runes.Length)
        {
            return CelValue.Fail($"index out of range: {end}");
        }

        return from > end
            ? CelValue.Fail($"invalid substring range. start: {from}, end: {end}")
            : CelValue.Of(string.Concat(runes.Skip((int)from).Take((int)(end - from)).Select(r => r.ToString())));
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return result.Append('"').ToString();
    }
}
