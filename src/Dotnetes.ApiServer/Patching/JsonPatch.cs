using System.Globalization;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Patching;

/// <summary>A JSON patch (RFC 6902).</summary>
internal sealed class JsonPatch : IObjectPatch
{
    private const int MaxOperations = 10_000;

    private readonly JsonArray _operations;

    /// <summary>Takes the operations.</summary>
    /// <exception cref="ApiException">413: there are too many.</exception>
    public JsonPatch(JsonArray operations)
    {
        if (operations.Count > MaxOperations)
        {
            throw ApiErrors.TooLarge($"The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        }

        _operations = operations;
    }

    /// <inheritdoc/>
    public byte[] ApplyTo(byte[] json)
    {
        JsonNode? document = PatchEngine.ParseDocument(json);
        foreach (var operation in _operations)
        {
            document = Apply(document, operation as JsonObject ?? throw Bad("an operation is no object"));
        }

        return PatchEngine.Write(document ?? throw Bad("the document was removed"));
    }

    private static JsonNode? Apply(JsonNode? document, JsonObject operation)
    {
        var path = Text(operation, "path");
        switch (Text(operation, "op"))
        {
            case "add":
                return Add(document, path, Value(operation));
            case "remove":
                return Remove(document, path, out _);
            case "replace":
                document = Remove(document, path, out _);
                return Add(document, path, Value(operation));
            case "move":
                document = Remove(document, Text(operation, "from"), out var moved);
                return Add(document, path, moved);
            case "copy":
                return Add(document, path, Find(document, Split(Text(operation, "from")))?.DeepClone());
            case "test":
                return JsonNode.DeepEquals(Find(document, Split(path)), Value(operation)) ? document : throw Unprocessable($"testing value {path} failed: test failed");
            case var other:
                throw Bad($"unexpected kind: {other}");
        }
    }

    private static string Text(JsonObject operation, string name) =>
        operation[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Bad($"operation without {name}");

    private static JsonNode? Value(JsonObject operation) => operation.ContainsKey("value") ? operation["value"]?.DeepClone() : throw Bad("operation without value");

    private static string[] Split(string pointer)
    {
        if (pointer.Length == 0)
        {
            return [];
        }

        return pointer[0] == '/'
            ? Array.ConvertAll(pointer[1..].Split('/'), p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            : throw Bad($"{pointer} is no JSON pointer");
    }

    private static JsonNode? Find(JsonNode? document, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            document = document switch
            {
                JsonObject map when map.ContainsKey(part) => map[part],
                JsonArray list => list[Index(part, list.Count - 1)],
                _ => throw Unprocessable($"path {part} is missing: missing path"),
            };
        }

        return document;
    }

    private static JsonNode? Add(JsonNode? document, string pointer, JsonNode? value)
    {
        var path = Split(pointer);
        if (path.Length == 0)
        {
            return value;
        }

        switch (Find(document, path.AsSpan(..^1)))
        {
            case JsonObject map:
                map[path[^1]] = value;
                return document;
            case JsonArray list:
                list.Insert(path[^1] == "-" ? list.Count : Index(path[^1], list.Count), value);
                return document;
            default:
                throw Unprocessable($"add operation does not apply: doc is missing path: {GoText.Quote(pointer)}: missing value");
        }
    }

    private static JsonNode? Remove(JsonNode? document, string pointer, out JsonNode? removed)
    {
        var path = Split(pointer);
        if (path.Length == 0)
        {
            removed = document;
            return null;
        }

        switch (Find(document, path.AsSpan(..^1)))
        {
            case JsonObject map when map.ContainsKey(path[^1]):
                removed = map[path[^1]];
                map.Remove(path[^1]);
                return document;
            case JsonArray list:
                var index = Index(path[^1], list.Count - 1);
                removed = list[index];
                list.RemoveAt(index);
                return document;
            default:
                throw Unprocessable($"remove operation does not apply: doc is missing path: {GoText.Quote(pointer)}: missing value");
        }
    }

    private static int Index(string part, int max) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= max && (part.Length == 1 || part[0] != '0')
            ? index
            : throw Unprocessable($"Unable to access invalid index: {part}: invalid index referenced");

    private static ApiException Bad(string reason) => ApiErrors.BadRequest($"error decoding patch: {reason}");

    private static ApiException Unprocessable(string reason) => ApiErrors.UnprocessablePatch(reason);
}
