using Dotnetes.Machinery.Json;
using static Dotnetes.ApiServer.OpenApi.ProtoDocument;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>
/// The protobuf form of OpenAPI v3 documents (package openapi.v3 of gnostic), made from the JSON form. Only what the documents of this server hold is translated; properties that begin
/// with <c>x-</c> become extensions.
/// </summary>
internal static class ProtoDocumentV3
{
    /// <summary>Translates a document.</summary>
    public static byte[] Write(byte[] json)
    {
        var document = JsonValue.ParseObject(json);
        var message = new WireMessage().Text(1, document.Get("openapi")?.AsString);
        if (document.Get("info") is JsonObject info)
        {
            message.Message(2, new WireMessage().Text(1, info.Get("title")?.AsString).Text(2, info.Get("description")?.AsString).Text(6, info.Get("version")?.AsString));
        }

        var paths = new WireMessage();
        foreach (var (path, value) in Properties(document, "paths"))
        {
            paths.Message(1, Named(path, Path((JsonObject)value)));
        }

        message.Message(4, paths);
        if (document.Get("components") is JsonObject components)
        {
            message.Message(5, Components(components));
        }

        foreach (var requirement in Items(document.Get("security")))
        {
            message.Message(6, Security(requirement));
        }

        return message.ToArray();
    }

    private static JsonObject Properties(JsonObject value, string name) => value.Get(name) as JsonObject ?? JsonObject.Empty;

    private static WireMessage Components(JsonObject components)
    {
        var message = new WireMessage().Message(1, Schemas(Properties(components, "schemas")));
        var schemes = new WireMessage();
        foreach (var (name, value) in Properties(components, "securitySchemes"))
        {
            var scheme = (JsonObject)value;
            var made = new WireMessage()
                .Text(1, scheme.Get("type")?.AsString)
                .Text(2, scheme.Get("description")?.AsString)
                .Text(3, scheme.Get("name")?.AsString)
                .Text(4, scheme.Get("in")?.AsString);
            schemes.Message(1, Named(name, new WireMessage().Message(1, made)));
        }

        return message.Message(7, schemes);
    }

    private static WireMessage Path(JsonObject path)
    {
        var message = new WireMessage();
        foreach (var (name, field) in ((string, int)[])[("get", 4), ("put", 5), ("post", 6), ("delete", 7), ("options", 8), ("head", 9), ("patch", 10)])
        {
            if (path.Get(name) is JsonObject operation)
            {
                message.Message(field, Operation(operation));
            }
        }

        foreach (var parameter in Items(path.Get("parameters")))
        {
            message.Message(13, Parameter(parameter));
        }

        Extensions(message, 14, path);
        return message;
    }

    private static WireMessage Operation(JsonObject operation)
    {
        var message = new WireMessage();
        foreach (var tag in Texts(operation.Get("tags")))
        {
            message.Text(1, tag);
        }

        message.Text(3, operation.Get("description")?.AsString).Text(5, operation.Get("operationId")?.AsString);
        foreach (var parameter in Items(operation.Get("parameters")))
        {
            message.Message(6, Parameter(parameter));
        }

        if (operation.Get("requestBody") is JsonObject body)
        {
            var made = new WireMessage().Text(1, body.Get("description")?.AsString).Message(2, Content(body)).Flag(3, Is(body, "required"));
            message.Message(7, new WireMessage().Message(1, made));
        }

        message.Message(8, Responses(Properties(operation, "responses"))).Flag(10, Is(operation, "deprecated"));
        Extensions(message, 13, operation);
        return message;
    }

    private static WireMessage Parameter(JsonObject parameter)
    {
        var made = new WireMessage()
            .Text(1, parameter.Get("name")?.AsString)
            .Text(2, parameter.Get("in")?.AsString)
            .Text(3, parameter.Get("description")?.AsString)
            .Flag(4, Is(parameter, "required"));
        if (parameter.Get("schema") is JsonObject schema)
        {
            made.Message(10, SchemaOrReference(schema));
        }

        return new WireMessage().Message(1, made);
    }

    private static WireMessage Responses(JsonObject responses)
    {
        var message = new WireMessage();
        foreach (var (code, value) in responses)
        {
            var response = (JsonObject)value;
            var made = new WireMessage().Text(1, response.Get("description")?.AsString);
            if (response.Get("content") is JsonObject)
            {
                made.Message(3, Content(response));
            }

            message.Message(2, Named(code, new WireMessage().Message(1, made)));
        }

        return message;
    }

    private static WireMessage Content(JsonObject owner)
    {
        var message = new WireMessage();
        foreach (var (type, value) in Properties(owner, "content"))
        {
            var made = new WireMessage();
            if (((JsonObject)value).Get("schema") is JsonObject schema)
            {
                made.Message(1, SchemaOrReference(schema));
            }

            message.Message(1, Named(type, made));
        }

        return message;
    }

    private static WireMessage Schemas(JsonObject schemas)
    {
        var message = new WireMessage();
        foreach (var (name, schema) in schemas)
        {
            message.Message(1, Named(name, SchemaOrReference((JsonObject)schema)));
        }

        return message;
    }

    private static WireMessage SchemaOrReference(JsonObject schema) => schema.Get("$ref")?.AsString is { } reference
        ? new WireMessage().Message(2, new WireMessage().Text(1, reference))
        : new WireMessage().Message(1, Schema(schema));

    private static WireMessage Schema(JsonObject schema)
    {
        var message = new WireMessage().Flag(1, Is(schema, "nullable")).Flag(8, Is(schema, "deprecated")).Text(9, schema.Get("title")?.AsString);
        Limits(message, schema);
        foreach (var name in Texts(schema.Get("required")))
        {
            message.Text(23, name);
        }

        if (schema.Get("enum") is JsonArray values)
        {
            foreach (var value in values)
            {
                message.Message(24, Any(value));
            }
        }

        message.Text(25, schema.Get("type")?.AsString);
        Composition(message, schema);
        if (Default(schema.Get("default")) is { } fallback)
        {
            message.Message(33, fallback);
        }

        message.Text(34, schema.Get("description")?.AsString).Text(35, schema.Get("format")?.AsString);
        Extensions(message, 36, schema);
        return message;
    }

    // Defaults that are objects or lists have no form in this package.
    private static WireMessage? Default(JsonValue? value) => value switch
    {
        JsonNumber number => new WireMessage().Real(1, number.AsDouble),
        JsonBoolean flag => new WireMessage().Number(2, flag.Value ? 1 : 0),
        JsonString { Value.Length: 0 } => new WireMessage().Message(3, new WireMessage()),
        JsonString text => new WireMessage().Text(3, text.Value),
        _ => null,
    };

    private static void Limits(WireMessage message, JsonObject schema)
    {
        foreach (var (name, field) in ((string, int)[])[("multipleOf", 10), ("maximum", 11), ("minimum", 13)])
        {
            if (schema.Get(name) is JsonNumber number)
            {
                message.Real(field, number.AsDouble);
            }
        }

        message.Flag(12, Is(schema, "exclusiveMaximum")).Flag(14, Is(schema, "exclusiveMinimum")).Text(17, schema.Get("pattern")?.AsString).Flag(20, Is(schema, "uniqueItems"));
        foreach (var (name, field) in ((string, int)[])[("maxLength", 15), ("minLength", 16), ("maxItems", 18), ("minItems", 19), ("maxProperties", 21), ("minProperties", 22)])
        {
            if (schema.Get(name) is JsonNumber number && number.TryGetInt64(out var whole))
            {
                message.Number(field, whole);
            }
        }
    }

    private static void Composition(WireMessage message, JsonObject schema)
    {
        foreach (var (name, field) in ((string, int)[])[("allOf", 26), ("oneOf", 27), ("anyOf", 28)])
        {
            foreach (var part in Items(schema.Get(name)))
            {
                message.Message(field, SchemaOrReference(part));
            }
        }

        if (schema.Get("not") is JsonObject opposite)
        {
            message.Message(29, Schema(opposite));
        }

        if (schema.Get("items") is JsonObject items)
        {
            message.Message(30, new WireMessage().Message(1, SchemaOrReference(items)));
        }

        if (schema.Get("properties") is JsonObject properties)
        {
            message.Message(31, Schemas(properties));
        }

        switch (schema.Get("additionalProperties"))
        {
            case JsonObject values:
                message.Message(32, new WireMessage().Message(1, SchemaOrReference(values)));
                break;
            case JsonBoolean allowed:
                message.Message(32, new WireMessage().Number(2, allowed.Value ? 1 : 0));
                break;
        }
    }
}
