using System.Globalization;
using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>The functions that every template has: most of Go's own, kwok's <c>Quote</c> and <c>YAML</c>, and some of sprig's that stages use.</summary>
internal static class TemplateFunctions
{
    private static readonly Dictionary<string, Func<List<JsonValue>, JsonValue>> s_functions = new(StringComparer.Ordinal)
    {
        ["and"] = a => a.Find(v => !IsTrue(v)) ?? a[^1],
        ["or"] = a => a.Find(IsTrue) ?? a[^1],
        ["not"] = a => JsonBoolean.Of(!IsTrue(a[0])),
        ["len"] = a => new JsonNumber(Length(a[0])),
        ["index"] = a => a.Skip(1).Aggregate(a[0], Element),
        ["eq"] = a => JsonBoolean.Of(a.Skip(1).Any(b => b.Equals(a[0]))),
        ["ne"] = a => JsonBoolean.Of(!a[0].Equals(a[1])),
        ["lt"] = a => JsonBoolean.Of(Compare(a[0], a[1]) < 0),
        ["le"] = a => JsonBoolean.Of(Compare(a[0], a[1]) <= 0),
        ["gt"] = a => JsonBoolean.Of(Compare(a[0], a[1]) > 0),
        ["ge"] = a => JsonBoolean.Of(Compare(a[0], a[1]) >= 0),
        ["print"] = a => Text(string.Concat(a.Select(Print))),
        ["println"] = a => Text(string.Join(' ', a.Select(Print)) + "\n"),
        ["printf"] = a => Text(Format(Print(a[0]), a)),
        ["Quote"] = a => Text(Quote(a[0])),
        ["quote"] = a => Text(string.Join(' ', a.Select(v => Quote(Text(Print(v)))))),
        ["YAML"] = a => Text(Yaml(a[0], a.Count > 1 ? Whole(a[1]) : 0)),
        ["toJson"] = a => Text(a[0].ToString()),
        ["dict"] = a => a.Chunk(2).Aggregate(JsonObject.Empty, (map, pair) => map.With(Print(pair[0]), pair.ElementAtOrDefault(1) ?? Text(""))),
        ["list"] = a => new JsonArray(a),
        ["default"] = a => IsTrue(a[^1]) ? a[^1] : a[0],
        ["coalesce"] = a => a.Find(IsTrue) ?? JsonNull.Instance,
        ["ternary"] = a => IsTrue(a[2]) ? a[0] : a[1],
        ["empty"] = a => JsonBoolean.Of(!IsTrue(a[0])),
        ["hasKey"] = a => JsonBoolean.Of(a[0] is JsonObject map && map.ContainsKey(Print(a[1]))),
        ["add"] = a => new JsonNumber(a.Sum(Whole)),
        ["add1"] = a => new JsonNumber(Whole(a[0]) + 1),
        ["sub"] = a => new JsonNumber(Whole(a[0]) - Whole(a[1])),
        ["mul"] = a => new JsonNumber(a.Aggregate(1L, (product, v) => product * Whole(v))),
        ["int"] = a => new JsonNumber(Whole(a[0])),
        ["toString"] = a => Text(Print(a[0])),
        ["lower"] = a => Text(Print(a[0]).ToLowerInvariant()),
        ["upper"] = a => Text(Print(a[0]).ToUpperInvariant()),
        ["trim"] = a => Text(Print(a[0]).Trim()),
        ["join"] = a => Text(string.Join(Print(a[0]), Items(a[1]).Select(i => Print(i.Item)))),
        ["contains"] = a => JsonBoolean.Of(Print(a[1]).Contains(Print(a[0]), StringComparison.Ordinal)),
        ["hasPrefix"] = a => JsonBoolean.Of(Print(a[1]).StartsWith(Print(a[0]), StringComparison.Ordinal)),
        ["hasSuffix"] = a => JsonBoolean.Of(Print(a[1]).EndsWith(Print(a[0]), StringComparison.Ordinal)),
        ["replace"] = a => Text(Print(a[2]).Replace(Print(a[0]), Print(a[1]), StringComparison.Ordinal)),
    };

    /// <summary>Whether there is such a function.</summary>
    public static bool IsKnown(string name) => s_functions.ContainsKey(name);

    /// <summary>Calls a function.</summary>
    /// <exception cref="FormatException">The arguments do not fit.</exception>
    public static JsonValue Call(string name, List<JsonValue> arguments)
    {
        try
        {
            return s_functions[name](arguments);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} cannot be called with {arguments.Count} arguments"), e);
        }
    }

    /// <summary>Whether a value counts as true: it is neither null, false, zero nor empty.</summary>
    public static bool IsTrue(JsonValue value) => value switch
    {
        JsonNull => false,
        JsonBoolean => value.Equals(JsonBoolean.Of(true)),
        JsonNumber number => number.AsDouble != 0,
        _ => Length(value) > 0,
    };

    /// <summary>A value as Go prints it.</summary>
    public static string Print(JsonValue value) => value switch
    {
        JsonNull => "<no value>",
        JsonString text => text.Value,
        JsonArray array => $"[{string.Join(' ', array.Select(Print))}]",
        JsonObject map => $"map[{string.Join(' ', map.Select(m => $"{m.Key}:{Print(m.Value)}"))}]",
        _ => value.ToString(),
    };

    /// <summary>What <c>range</c> goes through: the items of a list, the members of a map, or the numbers below one.</summary>
    public static IEnumerable<(JsonValue Key, JsonValue Item)> Items(JsonValue value) => value switch
    {
        JsonArray array => array.Select((item, i) => ((JsonValue)new JsonNumber(i), item)),
        JsonObject map => map.Select(m => ((JsonValue)Text(m.Key), m.Value)),
        JsonNumber number when number.TryGetInt64(out var count) => Enumerable.Range(0, (int)Math.Clamp(count, 0, 1_000_000)).Select(i => ((JsonValue)new JsonNumber(i), (JsonValue)new JsonNumber(i))),
        JsonNull => [],
        _ => throw new FormatException($"range cannot go through {value}"),
    };

    private static JsonString Text(string text) => new(text);

    private static int Length(JsonValue value) => value switch
    {
        JsonString text => Encoding.UTF8.GetByteCount(text.Value),
        JsonArray array => array.Count,
        JsonObject map => map.Count,
        _ => throw new FormatException($"{value} has no length"),
    };

    private static long Whole(JsonValue value) => value switch
    {
        JsonNumber number when number.TryGetInt64(out var whole) => whole,
        JsonNumber number => (long)number.AsDouble,
        JsonString text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => 0,
    };

    private static JsonValue Element(JsonValue of, JsonValue at) => of switch
    {
        JsonObject map => map.Get(Print(at)) ?? JsonNull.Instance,
        JsonArray array when Whole(at) is >= 0 and var index && index < array.Count => array[(int)index],
        JsonArray array => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"index {Print(at)} is out of range: there are {array.Count} items")),
        JsonNull => JsonNull.Instance,
        _ => throw new FormatException($"{of} has no items"),
    };

    private static int Compare(JsonValue a, JsonValue b) => (a, b) switch
    {
        (JsonNumber x, JsonNumber y) => x.AsDouble.CompareTo(y.AsDouble),
        (JsonString x, JsonString y) => string.CompareOrdinal(x.Value, y.Value),
        _ => throw new FormatException($"{a} and {b} cannot be compared"),
    };

    private static string Quote(JsonValue value) => value is JsonString ? value.ToString() : new JsonString(value.ToString()).ToString();

    private static string Yaml(JsonValue value, long indent)
    {
        var yaml = JsonToYaml.ConvertToString(value.ToUtf8());
        return indent > 0 ? ("\n" + yaml).Replace("\n", "\n" + new string(' ', (int)(indent * 2)), StringComparison.Ordinal) : yaml;
    }

    // The verbs that make sense of JSON: %s %v %d %q %t %%; widths are not known.
    private static string Format(string format, List<JsonValue> arguments)
    {
        var text = new StringBuilder();
        var next = 1;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            text.Append(format[++i] switch
            {
                '%' => "%",
                's' or 'v' or 'd' or 't' => Print(arguments[next++]),
                'q' => Quote(Text(Print(arguments[next++]))),
                var other => throw new FormatException($"printf does not know %{other}"),
            });
        }

        return text.ToString();
    }
}
