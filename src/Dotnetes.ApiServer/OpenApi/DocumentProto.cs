using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>
/// Encodes an OpenAPI v2 document as protobuf, in the messages of gnostic's openapi.v2 package: the only form that kubectl asks for. Every part of a
/// document that <see cref="DocumentWriter"/> writes is known here. The writer goes backwards, so what is repeated is written from its end.
/// </summary>
internal static class DocumentProto
{
    /// <summary>The media type of the encoding.</summary>
    public const string MediaType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private delegate void Message(ref ProtoWriter writer, JsonObject value);

    /// <summary>Encodes a document.</summary>
    public static byte[] Encode(JsonObject document)
    {
        var writer = new ProtoWriter(2 * 1024 * 1024);
        try
        {
            Text(ref writer, 1, document.Get("swagger"));
            One(ref writer, 2, document.Get("info"), Info);
            Container(ref writer, 8, document.Get("paths"), 2, PathItem);
            Container(ref writer, 9, document.Get("definitions"), 1, Schema);
            Many(ref writer, 12, document.Get("security"), SecurityRequirement);
            Container(ref writer, 13, document.Get("securityDefinitions"), 1, SecurityDefinition);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void Info(ref ProtoWriter writer, JsonObject info)
    {
        Text(ref writer, 1, info.Get("title"));
        Text(ref writer, 2, info.Get("version"));
        Text(ref writer, 3, info.Get("description"));
    }

    private static void PathItem(ref ProtoWriter writer, JsonObject item)
    {
        ReadOnlySpan<string> methods = ["get", "put", "post", "delete", "options", "head", "patch"];
        for (var i = 0; i < methods.Length; i++)
        {
            One(ref writer, 2 + i, item.Get(methods[i]), Operation);
        }

        Many(ref writer, 9, item.Get("parameters"), Parameter);
        Extensions(ref writer, 10, item);
    }

    private static void Operation(ref ProtoWriter writer, JsonObject operation)
    {
        Texts(ref writer, 1, operation.Get("tags"));
        Text(ref writer, 3, operation.Get("description"));
        Text(ref writer, 5, operation.Get("operationId"));
        Texts(ref writer, 6, operation.Get("produces"));
        Texts(ref writer, 7, operation.Get("consumes"));
        Many(ref writer, 8, operation.Get("parameters"), Parameter);
        Container(ref writer, 9, operation.Get("responses"), 1, (ref w, response) => One(ref w, 1, response, Response));
        Texts(ref writer, 10, operation.Get("schemes"));
        Extensions(ref writer, 13, operation);
    }

    // ParametersItem { parameter { body | nonBody { query | path } } }
    private static void Parameter(ref ProtoWriter writer, JsonObject parameter) => One(ref writer, 1, parameter, (ref w, p) =>
    {
        var place = p.Get("in")?.AsString;
        if (place == "body")
        {
            One(ref w, 1, p, BodyParameter);
        }
        else
        {
            One(ref w, 2, p, (ref v, q) => One(ref v, place == "path" ? 4 : 3, q, place == "path" ? PathParameter : QueryParameter));
        }
    });

    private static void BodyParameter(ref ProtoWriter writer, JsonObject parameter)
    {
        Text(ref writer, 1, parameter.Get("description"));
        Text(ref writer, 2, parameter.Get("name"));
        Text(ref writer, 3, parameter.Get("in"));
        Flag(ref writer, 4, parameter.Get("required"));
        One(ref writer, 5, parameter.Get("schema"), Schema);
    }

    private static void QueryParameter(ref ProtoWriter writer, JsonObject parameter)
    {
        NamedParameter(ref writer, parameter);
        Text(ref writer, 6, parameter.Get("type"));
        Text(ref writer, 7, parameter.Get("format"));
        Flag(ref writer, 20, parameter.Get("uniqueItems"));
    }

    private static void PathParameter(ref ProtoWriter writer, JsonObject parameter)
    {
        NamedParameter(ref writer, parameter);
        Text(ref writer, 5, parameter.Get("type"));
        Text(ref writer, 6, parameter.Get("format"));
        Flag(ref writer, 19, parameter.Get("uniqueItems"));
    }

    private static void NamedParameter(ref ProtoWriter writer, JsonObject parameter)
    {
        Flag(ref writer, 1, parameter.Get("required"));
        Text(ref writer, 2, parameter.Get("in"));
        Text(ref writer, 3, parameter.Get("description"));
        Text(ref writer, 4, parameter.Get("name"));
    }

    private static void Response(ref ProtoWriter writer, JsonObject response)
    {
        Text(ref writer, 1, response.Get("description"));
        One(ref writer, 2, response.Get("schema"), (ref w, schema) => One(ref w, 1, schema, Schema));
    }

    private static void Schema(ref ProtoWriter writer, JsonObject schema)
    {
        Text(ref writer, 1, schema.Get("$ref"));
        Text(ref writer, 2, schema.Get("format"));
        Text(ref writer, 4, schema.Get("description"));
        if (schema.Get("default") is { } value)
        {
            Any(ref writer, 5, value);
        }

        Texts(ref writer, 19, schema.Get("required"));
        if (schema.Get("enum") is JsonArray choices)
        {
            foreach (var choice in choices.Reverse())
            {
                Any(ref writer, 20, choice);
            }
        }

        One(ref writer, 21, schema.Get("additionalProperties"), (ref w, s) => One(ref w, 1, s, Schema));
        One(ref writer, 22, schema, (ref w, s) => Text(ref w, 1, s.Get("type")));
        One(ref writer, 23, schema.Get("items"), (ref w, s) => One(ref w, 1, s, Schema));
        Container(ref writer, 25, schema.Get("properties"), 1, Schema);
        Extensions(ref writer, 31, schema);
    }

    private static void SecurityRequirement(ref ProtoWriter writer, JsonObject requirement)
    {
        foreach (var (name, scopes) in requirement)
        {
            var mark = writer.Length;
            var inner = writer.Length;
            Texts(ref writer, 1, scopes);
            writer.CloseMessage(Nested(2), inner);
            writer.WriteString(Nested(1), name);
            writer.CloseMessage(Nested(1), mark);
        }
    }

    private static void SecurityDefinition(ref ProtoWriter writer, JsonObject definition) => One(ref writer, 2, definition, (ref w, d) =>
    {
        Text(ref w, 1, d.Get("type"));
        Text(ref w, 2, d.Get("name"));
        Text(ref w, 3, d.Get("in"));
        Text(ref w, 4, d.Get("description"));
    });

    private static uint Nested(int field) => (uint)((field << 3) | 2);

    private static void Text(ref ProtoWriter writer, int field, JsonValue? value)
    {
        if (value?.AsString is { Length: > 0 } text)
        {
            writer.WriteString(Nested(field), text);
        }
    }

    private static void Texts(ref ProtoWriter writer, int field, JsonValue? value)
    {
        if (value is JsonArray texts)
        {
            for (var i = texts.Count - 1; i >= 0; i--)
            {
                writer.WriteString(Nested(field), texts[i].AsString ?? "");
            }
        }
    }

    private static void Flag(ref ProtoWriter writer, int field, JsonValue? value)
    {
        if (value is JsonBoolean { Value: true })
        {
            writer.WriteBool((uint)(field << 3), true);
        }
    }

    private static void One(ref ProtoWriter writer, int field, JsonValue? value, Message message)
    {
        if (value is JsonObject content)
        {
            var mark = writer.Length;
            message(ref writer, content);
            writer.CloseMessage(Nested(field), mark);
        }
    }

    private static void Many(ref ProtoWriter writer, int field, JsonValue? value, Message message)
    {
        if (value is JsonArray items)
        {
            for (var i = items.Count - 1; i >= 0; i--)
            {
                One(ref writer, field, items[i], message);
            }
        }
    }

    // A message that holds named messages in one repeated field.
    private static void Container(ref ProtoWriter writer, int field, JsonValue? value, int entries, Message message)
    {
        if (value is not JsonObject map)
        {
            return;
        }

        var mark = writer.Length;
        foreach (var (name, content) in map.Reverse())
        {
            var entry = writer.Length;
            One(ref writer, 2, content, message);
            writer.WriteString(Nested(1), name);
            writer.CloseMessage(Nested(entries), entry);
        }

        writer.CloseMessage(Nested(field), mark);
    }

    private static void Extensions(ref ProtoWriter writer, int field, JsonObject value)
    {
        foreach (var (name, content) in value.Reverse())
        {
            if (name.StartsWith("x-", StringComparison.Ordinal))
            {
                var mark = writer.Length;
                Any(ref writer, 2, content);
                writer.WriteString(Nested(1), name);
                writer.CloseMessage(Nested(field), mark);
            }
        }
    }

    // JSON is YAML.
    private static void Any(ref ProtoWriter writer, int field, JsonValue value)
    {
        var mark = writer.Length;
        writer.WriteBytes(Nested(2), JsonText.Encode(value));
        writer.CloseMessage(Nested(field), mark);
    }
}
