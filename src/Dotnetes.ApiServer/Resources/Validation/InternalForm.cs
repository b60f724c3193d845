using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>
/// Shows an object as upstream's messages do: as JSON of its internal type, with every field under its name in Go, also those that are not set; types of API machinery stay as they are published.
/// </summary>
internal static class InternalForm
{
    /// <summary>The value as compact JSON; <c>null</c> for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The internal type, where it is not the one that corresponds to the published one.</param>
    public static string Of<T>(T? value, string? type = null)
        where T : IJsonValue, IHasSchema
    {
        if (value is null)
        {
            return "null";
        }

        var json = new JsonWriter(1024) { KeepEmpty = true };
        var shown = new JsonWriter(2048);
        try
        {
            value.WriteJson(ref json);
            Write(ref shown, JsonValue.Parse(json.Written), T.Schema, null, null, type);
            return Encoding.UTF8.GetString(shown.Written);
        }
        finally
        {
            json.Dispose();
            shown.Dispose();
        }
    }

    /// <summary>The values of a list as compact JSON; <c>null</c> for a list that is none.</summary>
    public static string OfList<T>(ValueList<T> values)
        where T : IJsonValue, IHasSchema => values.IsNull ? "null" : $"[{string.Join(',', values.Select(v => Of(v)))}]";

    /// <summary>The unified difference of two values, each on lines of its own.</summary>
    public static string Difference<T>(T? before, T? after, string? type = null)
        where T : IJsonValue, IHasSchema => UnifiedDifference.Of(Indented(Of(before, type)), Indented(Of(after, type)));

    /// <summary>The unified difference of two lists of values.</summary>
    public static string DifferenceOfLists<T>(ValueList<T> before, ValueList<T> after)
        where T : IJsonValue, IHasSchema => UnifiedDifference.Of(Indented(OfList(before)), Indented(OfList(after)));

    // Every value on a line of its own, one space for each level, as Go indents.
    internal static string Indented(string json)
    {
        var text = new StringBuilder(json.Length * 2);
        var (depth, quoted) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (quoted)
            {
                text.Append(c);
                if (c == '\\')
                {
                    text.Append(json[++i]);
                }

                quoted = c != '"';
                continue;
            }

            switch (c)
            {
                case '{' or '[' when json[i + 1] is '}' or ']':
                    text.Append(c).Append(json[++i]);
                    break;
                case '{' or '[':
                    text.Append(c).Append('\n').Append(' ', ++depth);
                    break;
                case '}' or ']':
                    text.Append('\n').Append(' ', --depth).Append(c);
                    break;
                case ',':
                    text.Append(",\n").Append(' ', depth);
                    break;
                case ':':
                    text.Append(": ");
                    break;
                default:
                    quoted = c == '"';
                    text.Append(c);
                    break;
            }
        }

        return text.ToString();
    }

    private static void Write(ref JsonWriter writer, JsonValue value, TypeSchema schema, JsonObject? outer, TypeSchema? outerSchema, string? type = null)
    {
        if (schema.ScalarType.Length > 0 || value is not JsonObject map)
        {
            value.WriteJson(ref writer);
            return;
        }

        writer.BeginObject();
        if (InternalFields.AreAsPublished(schema))
        {
            WritePublished(ref writer, map, schema);
        }
        else
        {
            foreach (var field in InternalFields.Of(schema, type))
            {
                WriteInternal(ref writer, field, map, schema, outer, outerSchema);
            }
        }

        writer.EndObject();
    }

    private static void WriteInternal(ref JsonWriter writer, InternalField field, JsonObject map, TypeSchema schema, JsonObject? outer, TypeSchema? outerSchema)
    {
        if (field.Published is { JsonName: "metadata", Value.Type: { } metadata })
        {
            // Embedded there: its members stand among the others.
            WritePublished(ref writer, map.Get("metadata") as JsonObject ?? JsonObject.Empty, metadata());
            return;
        }

        writer.Name(field.Name);
        if (field.Constant is { } constant)
        {
            writer.WriteRaw(Encoding.UTF8.GetBytes(constant));
        }
        else if (field.Outer is { } name && outerSchema?.Find(name) is { } published)
        {
            WriteField(ref writer, outer?.Get(name), published, null, map, schema);
        }
        else if (field.Published is { } own)
        {
            WriteField(ref writer, map.Get(own.JsonName), own, field.Nullable, map, schema);
        }
        else
        {
            writer.WriteNull();
        }
    }

    private static void WritePublished(ref JsonWriter writer, JsonObject map, TypeSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            if (field.JsonName.Length > 0 && map.Get(field.JsonName) is { } value && (field.Omit == Serialization.Attributes.Omit.Never || value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 }) || field.Value.Shape == FieldShape.Object))
            {
                writer.Name(field.JsonName);
                WriteValue(ref writer, value, field.Value, map, schema);
            }
        }
    }

    private static void WriteField(ref JsonWriter writer, JsonValue? value, FieldSchema field, bool? nullable, JsonObject map, TypeSchema schema)
    {
        if (value is { IsNull: false })
        {
            WriteValue(ref writer, value, field.Value, map, schema);
        }
        else if (nullable ?? field.Nullable)
        {
            writer.WriteNull();
        }
        else
        {
            WriteZero(ref writer, field.Value, map, schema);
        }
    }

    private static void WriteValue(ref JsonWriter writer, JsonValue value, ValueSchema type, JsonObject map, TypeSchema schema)
    {
        switch (type.Shape, value)
        {
            case (FieldShape.Object, _) when type.Type?.Invoke() is { } inner:
                Write(ref writer, value, inner, map, schema);
                break;
            case (FieldShape.List, JsonArray list) when type.Items is { } items:
                writer.BeginArray();
                foreach (var item in list)
                {
                    writer.Element();
                    WriteValue(ref writer, item, items, map, schema);
                }

                writer.EndArray();
                break;
            case (FieldShape.Map, JsonObject members) when type.Items is { } items:
                writer.BeginObject();
                foreach (var (name, member) in members)
                {
                    writer.Name(name);
                    WriteValue(ref writer, member, items, map, schema);
                }

                writer.EndObject();
                break;
            default:
                value.WriteJson(ref writer);
                break;
        }
    }

    private static void WriteZero(ref JsonWriter writer, ValueSchema type, JsonObject map, TypeSchema schema)
    {
        switch (type.Shape)
        {
            case FieldShape.String:
                writer.WriteString("");
                break;
            case FieldShape.Integer or FieldShape.Number:
                writer.WriteInt64(0);
                break;
            case FieldShape.Boolean:
                writer.WriteBool(false);
                break;
            case FieldShape.Object when type.Type?.Invoke() is { } inner:
                WriteZero(ref writer, inner, map, schema);
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    private static void WriteZero(ref JsonWriter writer, TypeSchema type, JsonObject map, TypeSchema schema)
    {
        switch (type.Name[(type.Name.LastIndexOf('.') + 1)..])
        {
            case "Quantity" when type.ScalarType.Length > 0:
                writer.WriteString("0");
                break;
            case "Duration" when type.ScalarType.Length > 0:
                writer.WriteString("0s");
                break;
            case "IntOrString" when type.ScalarType.Length > 0:
                writer.WriteInt64(0);
                break;
            default:
                if (type.ScalarType.Length > 0)
                {
                    writer.WriteNull();
                }
                else
                {
                    Write(ref writer, JsonObject.Empty, type, map, schema);
                }

                break;
        }
    }
}
