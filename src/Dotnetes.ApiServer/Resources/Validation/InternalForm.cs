using System.Text;
using System.Text.Json;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>
/// Shows an object as upstream's messages do: as JSON of its internal type, with every field under its name in Go, also those that are not set; types of API machinery stay as they are published.
/// </summary>
internal static partial class InternalForm
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>The value as compact JSON; <c>null</c> for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The internal type, where it is not the one that corresponds to the published one.</param>
    public static string Of<T>(T? value, string? type = null)
        where T : IJsonValue, IHasSchema
    {
        if (value is null || T.Schema.ScalarType.Length > 0)
        {
            return value is null ? "null" : JsonText.Of(value);
        }

        var json = new JsonWriter(1024) { KeepEmpty = true };
        var shown = new JsonWriter(2048);
        try
        {
            value.WriteJson(ref json);
            using var document = JsonDocument.Parse(json.ToArray());
            Write(ref shown, document.RootElement, T.Schema, null, null, type);
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

    private static void Write(ref JsonWriter writer, JsonElement value, TypeSchema schema, JsonElement? outer, TypeSchema? outerSchema, string? type = null)
    {
        if (schema.ScalarType == "any" && UnionMembers(schema.Name) is var (single, other, otherOfNone))
        {
            WriteUnion(ref writer, value, single, other, otherOfNone);
            return;
        }

        if (schema.ScalarType.Length > 0 || value.ValueKind != JsonValueKind.Object)
        {
            WriteRaw(ref writer, value);
            return;
        }

        writer.BeginObject();
        if (InternalFields.AreAsPublished(schema))
        {
            WritePublished(ref writer, value, schema);
        }
        else
        {
            foreach (var field in InternalFields.Of(schema, type))
            {
                WriteInternal(ref writer, field, value, schema, outer, outerSchema);
            }
        }

        writer.EndObject();
    }

    private static void WriteInternal(ref JsonWriter writer, InternalField field, JsonElement map, TypeSchema schema, JsonElement? outer, TypeSchema? outerSchema)
    {
        if (field.Published is { JsonName: "metadata", Value.Type: { } metadata })
        {
            // Embedded there: its members stand among the others.
            WritePublished(ref writer, Member(map, "metadata") ?? s_nothing, metadata());
            return;
        }

        writer.Name(field.Name);
        if (field.Constant is { } constant)
        {
            writer.WriteRaw(Encoding.UTF8.GetBytes(constant));
        }
        else if (field.Outer is { } name && outerSchema?.Find(name) is { } published)
        {
            WriteField(ref writer, outer is { } enclosing ? Member(enclosing, name) : null, published, null, map, schema);
        }
        else if (field.Published is { } own)
        {
            WriteField(ref writer, Member(map, own.JsonName), own, field.Nullable, map, schema);
        }
        else
        {
            writer.WriteNull();
        }
    }

    private static void WritePublished(ref JsonWriter writer, JsonElement map, TypeSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            if (field.JsonName.Length > 0 && Member(map, field.JsonName) is { } value && (field.Omit == Serialization.Attributes.Omit.Never || field.Value.Shape == FieldShape.Object || !IsEmpty(value)))
            {
                writer.Name(field.JsonName);
                WriteValue(ref writer, value, field.Value, map, schema);
            }
        }
    }

    private static void WriteField(ref JsonWriter writer, JsonElement? value, FieldSchema field, bool? nullable, JsonElement map, TypeSchema schema)
    {
        if (value is { ValueKind: not JsonValueKind.Null } present)
        {
            WriteValue(ref writer, present, field.Value, map, schema);
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

    private static void WriteValue(ref JsonWriter writer, JsonElement value, ValueSchema type, JsonElement map, TypeSchema schema)
    {
        switch (type.Shape, value.ValueKind)
        {
            case (FieldShape.Object, _) when type.Type?.Invoke() is { } inner:
                Write(ref writer, value, inner, map, schema);
                break;
            case (FieldShape.List, JsonValueKind.Array) when type.Items is { } items:
                writer.BeginArray();
                foreach (var item in value.EnumerateArray())
                {
                    writer.Element();
                    WriteValue(ref writer, item, items, map, schema);
                }

                writer.EndArray();
                break;
            case (FieldShape.Map, JsonValueKind.Object) when type.Items is { } items:
                writer.BeginObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.Name(member.Name);
                    WriteValue(ref writer, member.Value, items, map, schema);
                }

                writer.EndObject();
                break;
            default:
                WriteRaw(ref writer, value);
                break;
        }
    }

    private static void WriteZero(ref JsonWriter writer, ValueSchema type, JsonElement map, TypeSchema schema)
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

    private static void WriteZero(ref JsonWriter writer, TypeSchema type, JsonElement map, TypeSchema schema)
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
                    Write(ref writer, s_nothing, type, map, schema);
                }

                break;
        }
    }

    // Go's encoder escapes what HTML could take for its own; the text of the document has it so already.
    private static void WriteRaw(ref JsonWriter writer, JsonElement value) => writer.WriteRaw(Encoding.UTF8.GetBytes(value.GetRawText()));

    private static JsonElement? Member(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value : null;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };
}
