using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>
/// The protobuf form of OpenAPI v2 documents (package openapi.v2 of gnostic), made from the JSON form. Only what the documents of this server hold is translated; parts of other kinds
/// become extensions.
/// </summary>
internal static class ProtoDocument
{
    /// <summary>Translates a document.</summary>
    public static byte[] Write(byte[] json)
    {
        var document = JsonValue.ParseObject(json);
        var message = new WireMessage().Text(1, document.Get("swagger")?.AsString);
        if (document.Get("info") is JsonObject info)
        {
            message.Message(2, new WireMessage().Text(1, info.Get("title")?.AsString).Text(2, info.Get("version")?.AsString).Text(3, info.Get("description")?.AsString));
        }

        message.Message(8, Paths(document.Get("paths") as JsonObject ?? JsonObject.Empty));
        message.Message(9, Schemas(document.Get("definitions") as JsonObject ?? JsonObject.Empty));
        foreach (var requirement in Items(document.Get("security")))
        {
            message.Message(12, Security(requirement));
        }

        if (document.Get("securityDefinitions") is JsonObject definitions)
        {
            var all = new WireMessage();
            foreach (var (name, value) in definitions)
            {
                all.Message(1, Named(name, new WireMessage().Message(2, ApiKey((JsonObject)value))));
            }

            message.Message(13, all);
        }

        return message.ToArray();
    }

    /// <summary>The objects of an array; none when there is no array.</summary>
    public static IEnumerable<JsonObject> Items(JsonValue? array) => array is JsonArray items ? items.OfType<JsonObject>() : [];

    /// <summary>The texts of an array, or a single one.</summary>
    public static IEnumerable<string> Texts(JsonValue? value) => value switch
    {
        JsonArray items => items.Select(static i => i.AsString ?? ""),
        JsonString text => [text.Value],
        _ => [],
    };

    /// <summary>Whether a property is true.</summary>
    public static bool Is(JsonObject value, string name) => value.Get(name) is JsonBoolean { Value: true };

    /// <summary>An entry of a map, which these packages write as a name and a value.</summary>
    public static WireMessage Named(string name, WireMessage value) => new WireMessage().Text(1, name).Message(2, value);

    /// <summary>A value of any form, as YAML, which JSON is, too.</summary>
    public static WireMessage Any(JsonValue value) => new WireMessage().Text(2, value + "\n");

    /// <summary>Adds the properties that begin with <c>x-</c>.</summary>
    public static void Extensions(WireMessage message, int field, JsonObject value)
    {
        foreach (var (name, extension) in value)
        {
            if (name.StartsWith("x-", StringComparison.Ordinal))
            {
                message.Message(field, Named(name, Any(extension)));
            }
        }
    }

    private static WireMessage ApiKey(JsonObject value) =>
        new WireMessage().Text(1, value.Get("type")?.AsString).Text(2, value.Get("name")?.AsString).Text(3, value.Get("in")?.AsString).Text(4, value.Get("description")?.AsString);

    /// <summary>What a request must show: schemes and their scopes.</summary>
    public static WireMessage Security(JsonObject requirement)
    {
        var message = new WireMessage();
        foreach (var (name, scopes) in requirement)
        {
            var list = new WireMessage();
            foreach (var scope in Texts(scopes))
            {
                list.Text(1, scope);
            }

            message.Message(1, Named(name, list));
        }

        return message;
    }

    private static WireMessage Paths(JsonObject paths)
    {
        var message = new WireMessage();
        foreach (var (path, value) in paths)
        {
            message.Message(2, Named(path, Path((JsonObject)value)));
        }

        return message;
    }

    private static WireMessage Path(JsonObject path)
    {
        var message = new WireMessage();
        foreach (var (name, field) in ((string, int)[])[("get", 2), ("put", 3), ("post", 4), ("delete", 5), ("options", 6), ("head", 7), ("patch", 8)])
        {
            if (path.Get(name) is JsonObject operation)
            {
                message.Message(field, Operation(operation));
            }
        }

        foreach (var parameter in Items(path.Get("parameters")))
        {
            message.Message(9, Parameter(parameter));
        }

        Extensions(message, 10, path);
        return message;
    }

    private static WireMessage Operation(JsonObject operation)
    {
        var message = new WireMessage();
        foreach (var tag in Texts(operation.Get("tags")))
        {
            message.Text(1, tag);
        }

        message.Text(2, operation.Get("summary")?.AsString).Text(3, operation.Get("description")?.AsString).Text(5, operation.Get("operationId")?.AsString);
        foreach (var type in Texts(operation.Get("produces")))
        {
            message.Text(6, type);
        }

        foreach (var type in Texts(operation.Get("consumes")))
        {
            message.Text(7, type);
        }

        foreach (var parameter in Items(operation.Get("parameters")))
        {
            message.Message(8, Parameter(parameter));
        }

        message.Message(9, Responses(operation.Get("responses") as JsonObject ?? JsonObject.Empty));
        foreach (var scheme in Texts(operation.Get("schemes")))
        {
            message.Text(10, scheme);
        }

        message.Flag(11, Is(operation, "deprecated"));
        Extensions(message, 13, operation);
        return message;
    }

    private static WireMessage Parameter(JsonObject parameter)
    {
        if (parameter.Get("$ref")?.AsString is { } reference)
        {
            return new WireMessage().Message(2, new WireMessage().Text(1, reference));
        }

        var inside = parameter.Get("in")?.AsString;
        var made = inside == "body"
            ? new WireMessage().Message(1, Body(parameter))
            : new WireMessage().Message(2, new WireMessage().Message(inside switch { "header" => 1, "formData" => 2, "query" => 3, _ => 4 }, Simple(parameter, inside is "query" or "formData")));
        return new WireMessage().Message(1, made);
    }

    private static WireMessage Body(JsonObject parameter)
    {
        var message = new WireMessage()
            .Text(1, parameter.Get("description")?.AsString)
            .Text(2, parameter.Get("name")?.AsString)
            .Text(3, "body")
            .Flag(4, Is(parameter, "required"));
        return parameter.Get("schema") is JsonObject schema ? message.Message(5, Schema(schema)) : message;
    }

    // Parameters of queries and forms have one field more, which moves the others.
    private static WireMessage Simple(JsonObject parameter, bool mayBeEmpty)
    {
        var type = mayBeEmpty ? 6 : 5;
        return new WireMessage()
            .Flag(1, Is(parameter, "required"))
            .Text(2, parameter.Get("in")?.AsString)
            .Text(3, parameter.Get("description")?.AsString)
            .Text(4, parameter.Get("name")?.AsString)
            .Text(type, parameter.Get("type")?.AsString)
            .Text(type + 1, parameter.Get("format")?.AsString)
            .Flag(type + 14, Is(parameter, "uniqueItems"));
    }

    private static WireMessage Responses(JsonObject responses)
    {
        var message = new WireMessage();
        foreach (var (code, value) in responses)
        {
            var response = (JsonObject)value;
            var made = new WireMessage().Text(1, response.Get("description")?.AsString);
            if (response.Get("schema") is JsonObject schema)
            {
                made.Message(2, new WireMessage().Message(1, Schema(schema)));
            }

            message.Message(1, Named(code, new WireMessage().Message(1, made)));
        }

        return message;
    }

    private static WireMessage Schemas(JsonObject schemas)
    {
        var message = new WireMessage();
        foreach (var (name, schema) in schemas)
        {
            message.Message(1, Named(name, Schema((JsonObject)schema)));
        }

        return message;
    }

    private static WireMessage Schema(JsonObject schema)
    {
        var message = new WireMessage()
            .Text(1, schema.Get("$ref")?.AsString)
            .Text(2, schema.Get("format")?.AsString)
            .Text(3, schema.Get("title")?.AsString)
            .Text(4, schema.Get("description")?.AsString);
        if (schema.Get("default") is { } fallback)
        {
            message.Message(5, Any(fallback));
        }

        Limits(message, schema);
        foreach (var name in Texts(schema.Get("required")))
        {
            message.Text(19, name);
        }

        if (schema.Get("enum") is JsonArray values)
        {
            foreach (var value in values)
            {
                message.Message(20, Any(value));
            }
        }

        Composition(message, schema);
        Extensions(message, 31, schema);
        return message;
    }

    private static void Limits(WireMessage message, JsonObject schema)
    {
        foreach (var (name, field) in ((string, int)[])[("maximum", 7), ("minimum", 9)])
        {
            if (schema.Get(name) is JsonNumber number)
            {
                message.Real(field, number.AsDouble);
            }
        }

        foreach (var (name, field) in ((string, int)[])[("maxLength", 11), ("minLength", 12), ("maxItems", 14), ("minItems", 15), ("maxProperties", 17), ("minProperties", 18)])
        {
            if (schema.Get(name) is JsonNumber number && number.TryGetInt64(out var whole))
            {
                message.Number(field, whole);
            }
        }

        message.Text(13, schema.Get("pattern")?.AsString).Flag(16, Is(schema, "uniqueItems"));
    }

    private static void Composition(WireMessage message, JsonObject schema)
    {
        switch (schema.Get("additionalProperties"))
        {
            case JsonObject values:
                message.Message(21, new WireMessage().Message(1, Schema(values)));
                break;
            case JsonBoolean allowed:
                message.Message(21, new WireMessage().Number(2, allowed.Value ? 1 : 0));
                break;
        }

        var type = new WireMessage();
        foreach (var name in Texts(schema.Get("type")))
        {
            type.Text(1, name);
        }

        if (!type.IsEmpty)
        {
            message.Message(22, type);
        }

        if (schema.Get("items") is JsonObject items)
        {
            message.Message(23, new WireMessage().Message(1, Schema(items)));
        }

        foreach (var part in Items(schema.Get("allOf")))
        {
            message.Message(24, Schema(part));
        }

        if (schema.Get("properties") is JsonObject properties)
        {
            message.Message(25, Schemas(properties));
        }
    }
}
