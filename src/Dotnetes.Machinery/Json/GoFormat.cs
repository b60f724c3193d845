using System.Text;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Json;

/// <summary>Values in the form that Go's <c>%v</c> gives them, because upstream's messages hold it: <c>map[a:1 b:[x y]]</c>.</summary>
public static class GoFormat
{
    /// <summary>The value as text.</summary>
    public static string Of(JsonValue value)
    {
        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    /// <summary>The value as Go source, which is what <c>%#v</c> gives: <c>map[string]interface {}{"a":1, "b":[]interface {}{"x"}}</c>.</summary>
    public static string SourceOf(JsonValue value) => value switch
    {
        JsonObject o => $"map[string]interface {{}}{{{string.Join(", ", o.Select(m => $"{GoText.Quote(m.Key)}:{SourceOf(m.Value)}"))}}}",
        JsonArray a => $"[]interface {{}}{{{string.Join(", ", a.Select(SourceOf))}}}",
        JsonString s => GoText.Quote(s.Value),
        JsonNull => "interface {}(nil)",
        _ => value.ToString(),
    };

    private static void Append(StringBuilder builder, JsonValue value)
    {
        switch (value)
        {
            case JsonObject o:
                builder.Append("map[");
                var first = true;
                foreach (var (name, member) in o)
                {
                    builder.Append(first ? "" : " ").Append(name).Append(':');
                    Append(builder, member);
                    first = false;
                }

                builder.Append(']');
                break;
            case JsonArray a:
                builder.Append('[');
                for (var i = 0; i < a.Count; i++)
                {
                    builder.Append(i == 0 ? "" : " ");
                    Append(builder, a[i]);
                }

                builder.Append(']');
                break;
            case JsonString s:
                builder.Append(s.Value);
                break;
            case JsonNull:
                builder.Append("<nil>");
                break;
            default:
                builder.Append(value.ToString());
                break;
        }
    }
}
