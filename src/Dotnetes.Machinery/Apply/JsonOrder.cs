using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>The order of JSON values inside field paths: numbers, strings, booleans, lists, objects, null.</summary>
internal static class JsonOrder
{
    public static int Compare(JsonValue x, JsonValue y)
    {
        var rank = Rank(x.Kind) - Rank(y.Kind);
        if (rank != 0)
        {
            return rank;
        }

        switch (x)
        {
            case JsonNumber a:
                var b = (JsonNumber)y;
                return a.TryGetInt64(out var m) && b.TryGetInt64(out var n) ? m.CompareTo(n) : a.AsDouble.CompareTo(b.AsDouble);
            case JsonString s:
                return Utf8Order.CompareKeys(s.Value, ((JsonString)y).Value);
            case JsonBoolean t:
                return t.Value.CompareTo(((JsonBoolean)y).Value);
            case JsonArray list:
                var other = (JsonArray)y;
                for (var i = 0; i < list.Count && i < other.Count; i++)
                {
                    var order = Compare(list[i], other[i]);
                    if (order != 0)
                    {
                        return order;
                    }
                }

                return list.Count - other.Count;
            case JsonObject map:
                return CompareMembers(map, (JsonObject)y);
            default:
                return 0;
        }
    }

    public static int CompareMembers(JsonObject x, JsonObject y)
    {
        for (var i = 0; i < x.Count && i < y.Count; i++)
        {
            var order = Utf8Order.CompareKeys(x.NameAt(i), y.NameAt(i));
            if (order == 0)
            {
                order = Compare(x.ValueAt(i), y.ValueAt(i));
            }

            if (order != 0)
            {
                return order;
            }
        }

        return x.Count - y.Count;
    }

    /// <summary>A value as paths in messages show it.</summary>
    public static string Show(JsonValue value) => value switch
    {
        JsonString s => GoText.Quote(s.Value),
        JsonArray list => "[" + string.Join(",", list.Select(Show)) + "]",
        JsonObject map => string.Concat(map.Select(m => $"{m.Key}={Show(m.Value)}")),
        _ => value.ToString(),
    };

    private static int Rank(JsonKind kind) => kind switch
    {
        JsonKind.Number => 0,
        JsonKind.String => 1,
        JsonKind.Boolean => 2,
        JsonKind.Array => 3,
        JsonKind.Object => 4,
        _ => 5,
    };
}
