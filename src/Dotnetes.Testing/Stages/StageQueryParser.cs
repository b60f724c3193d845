using System.Globalization;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>Reads queries, see <see cref="StageQuery"/>.</summary>
/// <param name="text">The query.</param>
internal sealed class StageQueryParser(string text)
{
    private int _at;

    /// <summary>Reads a whole query.</summary>
    /// <exception cref="FormatException">It is none, or uses what is not known.</exception>
    public StageQueryStep Pipe()
    {
        var first = Or();
        while (Take("|"))
        {
            var (before, after) = (first, Or());
            first = value => before(value).SelectMany(v => after(v));
        }

        return first;
    }

    /// <summary>Makes sure that nothing stands behind the query.</summary>
    /// <exception cref="FormatException">Something does.</exception>
    public void Finish()
    {
        if (Peek() != '\0')
        {
            throw Unexpected();
        }
    }

    private StageQueryStep Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            left = Both(left, And(), (a, b) => JsonBoolean.Of(IsTrue(a) || IsTrue(b)));
        }

        return left;
    }

    private StageQueryStep And()
    {
        var left = Comparison();
        while (TakeWord("and"))
        {
            left = Both(left, Comparison(), (a, b) => JsonBoolean.Of(IsTrue(a) && IsTrue(b)));
        }

        return left;
    }

    private StageQueryStep Comparison()
    {
        var left = Alternative();
        string[] signs = ["==", "!=", "<=", ">=", "<", ">"];
        return Array.Find(signs, Take) is { } sign ? Both(left, Alternative(), (a, b) => JsonBoolean.Of(Compare(sign, a, b))) : left;
    }

    private StageQueryStep Alternative()
    {
        var left = Term();
        while (Take("//"))
        {
            var (one, other) = (left, Term());
            left = value => one(value).Where(IsTrue).DefaultIfEmpty(JsonNull.Instance).SelectMany(v => v.IsNull ? other(value) : [v]);
        }

        return left;
    }

    private StageQueryStep Term()
    {
        var c = Peek();
        StageQueryStep step;
        if (c == '.')
        {
            _at++;
            step = IsName(At()) || At() == '"' ? Field() : value => [value];
        }
        else if (c == '(')
        {
            step = InParentheses();
        }
        else if (c == '"')
        {
            var constant = new JsonString(Quoted());
            step = _ => [constant];
        }
        else if (char.IsAsciiDigit(c) || c == '-')
        {
            var constant = Number();
            step = _ => [constant];
        }
        else
        {
            step = Word(Name());
        }

        return Suffixes(step);
    }

    // ".a.b", ".a[0]", ".a.[]", ".a["b"]"; "?" changes nothing, because errors give nothing anyway.
    private StageQueryStep Suffixes(StageQueryStep step)
    {
        while (true)
        {
            if (At() == '?')
            {
                _at++;
            }
            else if (At() == '.' && _at + 1 < text.Length && (IsName(text[_at + 1]) || text[_at + 1] is '"' or '['))
            {
                _at++;
                step = At() == '[' ? step : Chain(step, Field());
            }
            else if (At() == '[')
            {
                step = Chain(step, Index());
            }
            else
            {
                return step;
            }
        }
    }

    private StageQueryStep Index()
    {
        _at++;
        var c = Peek();
        StageQueryStep step;
        if (c == ']')
        {
            step = Items;
        }
        else if (c == '"')
        {
            step = Member(Quoted());
        }
        else
        {
            var index = (int)Number().AsDouble;
            step = value => value is JsonArray array && (index < 0 ? index + array.Count : index) is >= 0 and var at && at < array.Count ? [array[at]] : [JsonNull.Instance];
        }

        Expect("]");
        return step;
    }

    private StageQueryStep Field() => Member(At() == '"' ? Quoted() : Name());

    private StageQueryStep Word(string name)
    {
        switch (name)
        {
            case "select":
                var condition = InParentheses();
                return value => condition(value).Any(IsTrue) ? [value] : [];
            case "map":
                var each = InParentheses();
                return value => [new JsonArray(Items(value).SelectMany(v => each(v)))];
            case "has":
                var key = InParentheses();
                return value => key(value).Select(k => (JsonValue)JsonBoolean.Of(value is JsonObject map && k.AsString is { } member && map.ContainsKey(member)));
            default:
                return name switch
                {
                    "true" or "false" => _ => [JsonBoolean.Of(name == "true")],
                    "null" => _ => [JsonNull.Instance],
                    "not" => value => [JsonBoolean.Of(!IsTrue(value))],
                    "length" => value => [new JsonNumber(value switch { JsonArray array => array.Count, JsonObject map => map.Count, JsonString s => s.Value.EnumerateRunes().Count(), _ => 0 })],
                    "keys" => value => value is JsonObject map ? [new JsonArray(map.Keys.Select(k => new JsonString(k)))] : [],
                    "first" => value => Items(value).Take(1),
                    "last" => value => Items(value).TakeLast(1),
                    "tostring" => value => [new JsonString(value.AsString ?? value.ToString())],
                    "empty" => _ => [],
                    _ => throw new FormatException($"{text}: {name} is not known"),
                };
        }
    }

    private static IEnumerable<JsonValue> Items(JsonValue value) => value switch { JsonArray array => array, JsonObject map => map.Values, _ => [] };

    private static StageQueryStep Member(string name) => value => value switch
    {
        JsonObject map => [map.Get(name) ?? JsonNull.Instance],
        JsonNull => [value],
        _ => [],
    };

    private static StageQueryStep Chain(StageQueryStep first, StageQueryStep then) => value => first(value).SelectMany(v => then(v));

    private static StageQueryStep Both(StageQueryStep left, StageQueryStep right, Func<JsonValue, JsonValue, JsonValue> combine) =>
        value => right(value).SelectMany(b => left(value).Select(a => combine(a, b)));

    private static bool Compare(string sign, JsonValue a, JsonValue b)
    {
        if (sign is "==" or "!=")
        {
            return a.Equals(b) == (sign == "==");
        }

        var order = a is JsonNumber x && b is JsonNumber y ? x.AsDouble.CompareTo(y.AsDouble) : string.CompareOrdinal(a.AsString ?? a.ToString(), b.AsString ?? b.ToString());
        return sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    private StageQueryStep InParentheses()
    {
        Expect("(");
        var inner = Pipe();
        Expect(")");
        return inner;
    }

    private char At() => _at < text.Length ? text[_at] : '\0';

    private char Peek()
    {
        while (char.IsWhiteSpace(At()))
        {
            _at++;
        }

        return At();
    }

    private bool Take(string sign)
    {
        // A bar or a slash alone is another sign than two of them.
        if (Peek() == '\0' || !text.AsSpan(_at).StartsWith(sign))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (Peek() == '\0' || !text.AsSpan(_at).StartsWith(word) || (_at + word.Length < text.Length && IsName(text[_at + word.Length])))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Unexpected();
        }
    }

    private static bool IsName(char c) => c == '_' || char.IsAsciiLetterOrDigit(c);

    private string Name()
    {
        var from = _at;
        while (IsName(At()))
        {
            _at++;
        }

        return _at > from ? text[from.._at] : throw Unexpected();
    }

    private JsonNumber Number()
    {
        var from = _at;
        while (At() is '-' or '.' || char.IsAsciiDigit(At()))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(from, _at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new JsonNumber(number) : throw Unexpected();
    }

    private string Quoted()
    {
        var end = text.IndexOf('"', _at + 1);
        var value = end < 0 ? throw new FormatException($"{text}: a string does not end") : text[(_at + 1)..end];
        _at = end + 1;
        return value.Contains('\\', StringComparison.Ordinal) ? throw new FormatException($"{text}: escapes are not known") : value;
    }

    private FormatException Unexpected() => new(Peek() == '\0' ? $"{text}: something is missing at the end" : $"{text}: unexpected {At()}");

    private static bool IsTrue(JsonValue value) => !value.IsNull && !value.Equals(JsonBoolean.Of(false));
}
