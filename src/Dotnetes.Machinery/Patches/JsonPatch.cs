using System.Globalization;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>JSON Patch (RFC 6902), with upstream's limits and messages. Negative indexes count from the end, as upstream lets them.</summary>
public sealed class JsonPatch
{
    /// <summary>Patches of more operations are refused.</summary>
    public const int MaxOperations = 10_000;

    /// <summary>The copy operations of one patch may add this many bytes of JSON together.</summary>
    public const int MaxCopiedBytes = 3 * 1024 * 1024;

    private readonly JsonObject[] _operations;

    private JsonPatch(JsonObject[] operations) => _operations = operations;

    /// <summary>Reads a patch document.</summary>
    /// <exception cref="PatchException">It is no list of objects, or the list is too long.</exception>
    public static JsonPatch Read(ReadOnlySpan<byte> utf8)
    {
        JsonValue document;
        try
        {
            document = JsonValue.Parse(utf8);
        }
        catch (DecodingException e)
        {
            throw Malformed(e.Message);
        }

        if (document.IsNull)
        {
            return new([]);
        }

        if (document is not JsonArray list)
        {
            throw Malformed($"json: cannot unmarshal {PatchException.NameOf(document)} into Go value of type []handlers.jsonPatchOp");
        }

        if (list.Count > MaxOperations)
        {
            throw new PatchException(PatchFailure.TooLarge, $"The allowed maximum operations in a JSON patch is {MaxOperations}, got {list.Count}");
        }

        return new([.. list.Select(o => o as JsonObject ?? (o.IsNull ? JsonObject.Empty : throw Malformed($"json: cannot unmarshal {PatchException.NameOf(o)} into Go value of type handlers.jsonPatchOp")))]);
    }

    /// <summary>The patched document.</summary>
    /// <exception cref="PatchException">An operation does not fit the document, a test failed, or the result grew too large.</exception>
    public JsonValue Apply(JsonValue document)
    {
        var copied = 0L;
        foreach (var operation in _operations)
        {
            document = operation.Get("op")?.AsString switch
            {
                "add" => Add(document, operation),
                "remove" => Remove(document, operation),
                "replace" => Replace(document, operation),
                "move" => Move(document, operation),
                "copy" => Copy(document, operation, ref copied),
                "test" => Test(document, operation),
                var kind => throw Failed($"Unexpected kind: {kind ?? "unknown"}"),
            };
            if (document.Depth > JsonReader.MaxDepth)
            {
                throw new PatchException(PatchFailure.TooLarge, $"the patched object nests deeper than {JsonReader.MaxDepth} levels");
            }
        }

        return document;
    }

    private static JsonValue Add(JsonValue document, JsonObject operation)
    {
        var path = Text(operation, "path", "add operation failed to decode path: missing value");
        var value = Value(operation);
        return Edit(document, path, (c, key) => AddTo(c, key, value, path, "error in add for path"))
            ?? throw Failed($"add operation does not apply: doc is missing path: \"{path}\": missing value");
    }

    private static JsonValue Remove(JsonValue document, JsonObject operation)
    {
        var path = Text(operation, "path", "remove operation failed to decode path: missing value");
        return Edit(document, path, (c, key) => RemoveFrom(c, key, $"error in remove for path: '{path}'"))
            ?? throw Failed($"remove operation does not apply: doc is missing path: \"{path}\": missing value");
    }

    private static JsonValue Replace(JsonValue document, JsonObject operation)
    {
        var path = Text(operation, "path", "replace operation failed to decode path: operation missing path field: missing value");
        var value = Value(operation);
        if (path.Length == 0)
        {
            return value is JsonObject or JsonArray ? value : throw Failed("replace operation value must be object or array");
        }

        return Edit(document, path, (container, key) =>
        {
            if (container is JsonObject o)
            {
                return o.With(key, value);
            }

            var array = (JsonArray)container;
            return TryIndex(key, array.Count, out var at, out _)
                ? new JsonArray(array.Select((item, i) => i == at ? value : item))
                : throw Failed($"replace operation does not apply: doc is missing key: {path}: missing value");
        }) ?? throw Failed($"replace operation does not apply: doc is missing path: {path}: missing value");
    }

    private static JsonValue Move(JsonValue document, JsonObject operation)
    {
        var from = Text(operation, "from", "move operation failed to decode from: operation, missing from field: missing value");
        var value = Find(document, from, "move operation does not apply: doc is missing from path", "error in move for path");
        document = Edit(document, from, (c, key) => RemoveFrom(c, key, $"error in move for path: '{key}'"))!;
        var path = Text(operation, "path", "move operation failed to decode path: operation missing path field: missing value");
        return Edit(document, path, (c, key) => AddTo(c, key, value, path, "error in move for path"))
            ?? throw Failed($"move operation does not apply: doc is missing destination path: {path}: missing value");
    }

    private static JsonValue Copy(JsonValue document, JsonObject operation, ref long copied)
    {
        var from = Text(operation, "from", "copy operation failed to decode from: operation, missing from field: missing value");
        var value = Find(document, from, "copy operation does not apply: doc is missing from path", "error in copy for from");
        var path = Text(operation, "path", "copy operation failed to decode path: missing value");
        copied += value.ToUtf8().Length;
        if (copied > MaxCopiedBytes)
        {
            throw new PatchException(
                PatchFailure.TooLarge,
                $"Unable to complete the copy, the accumulated size increase of copy is {copied}, exceeding the limit {MaxCopiedBytes}");
        }

        return Edit(document, path, (c, key) => AddTo(c, key, value, path, "error while adding value during copy"))
            ?? throw Failed($"copy operation does not apply: doc is missing destination path: {path}: missing value");
    }

    private static JsonValue Test(JsonValue document, JsonObject operation)
    {
        var path = Text(operation, "path", "test operation failed to decode path: operation missing path field: missing value");
        var wanted = operation.Get("value") ?? JsonNull.Instance;
        var found = path.Length == 0 ? document : Find(document, path, "test operation does not apply: is missing path", "error in test for path");
        return found.Equals(wanted) ? document : throw Failed($"testing value {path} failed: test failed");
    }

    // A member that does not exist reads as null, as upstream's library has it.
    private static JsonValue Find(JsonValue document, string path, string missing, string wrong)
    {
        JsonValue? found = null;
        _ = Edit(document, path, (container, key) =>
        {
            found = container switch
            {
                JsonObject o => o.Get(key) ?? JsonNull.Instance,
                JsonArray a => TryIndex(key, a.Count, out var at, out var reason) ? a[at] : throw Failed($"{wrong}: '{path}': {reason}"),
                _ => null,
            };
            return container;
        }) ?? throw Failed($"{missing}: {path}: missing value");
        return found!;
    }

    private static JsonValue AddTo(JsonValue container, string key, JsonValue value, string path, string context)
    {
        if (container is JsonObject o)
        {
            return o.With(key, value);
        }

        var array = (JsonArray)container;
        if (key == "-")
        {
            return new JsonArray([.. array, value]);
        }

        if (!TryIndex(key, array.Count + 1, out var at, out var reason))
        {
            var syntax = !GoText.TryParseInt64(key, out _);
            throw Failed($"{context}: '{path}': {(syntax ? $"value was not a proper array index: '{key}': " : "")}{reason}");
        }

        return new JsonArray([.. array.Take(at), value, .. array.Skip(at)]);
    }

    private static JsonValue RemoveFrom(JsonValue container, string key, string context)
    {
        if (container is JsonObject o)
        {
            return o.ContainsKey(key) ? o.Without(key) : throw Failed($"{context}: Unable to remove nonexistent key: {key}: missing value");
        }

        var array = (JsonArray)container;
        return TryIndex(key, array.Count, out var at, out var reason)
            ? new JsonArray([.. array.Take(at), .. array.Skip(at + 1)])
            : throw Failed($"{context}: {reason}");
    }

    // Null when a step of the path does not exist.
    private static JsonValue? Edit(JsonValue document, string path, Func<JsonValue, string, JsonValue> edit)
    {
        var parts = path.Split('/');
        return parts.Length < 2 ? null : Edit(document, parts.AsSpan(1), edit);
    }

    private static JsonValue? Edit(JsonValue node, ReadOnlySpan<string> parts, Func<JsonValue, string, JsonValue> edit)
    {
        if (node is not (JsonObject or JsonArray))
        {
            return null;
        }

        var key = parts[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        if (parts.Length == 1)
        {
            return edit(node, key);
        }

        if (node is JsonObject o)
        {
            var changed = o.Get(key) is { } member ? Edit(member, parts[1..], edit) : null;
            return changed is null ? null : o.With(key, changed);
        }

        var array = (JsonArray)node;
        if (!TryIndex(key, array.Count, out var at, out _) || Edit(array[at], parts[1..], edit) is not { } item)
        {
            return null;
        }

        return ReferenceEquals(item, array[at]) ? array : new JsonArray(array.Select((old, i) => i == at ? item : old));
    }

    private static bool TryIndex(string key, int count, out int index, out string reason)
    {
        index = 0;
        if (!GoText.TryParseInt64(key, out var number))
        {
            reason = $"strconv.Atoi: parsing {GoText.Quote(key)}: invalid syntax";
            return false;
        }

        reason = string.Create(CultureInfo.InvariantCulture, $"Unable to access invalid index: {number}: invalid index referenced");
        if (number >= count || number < -count)
        {
            return false;
        }

        index = (int)(number < 0 ? number + count : number);
        return true;
    }

    private static string Text(JsonObject operation, string name, string error) => operation.Get(name)?.AsString ?? throw Failed(error);

    // Upstream's library takes a value that is not there for null.
    private static JsonValue Value(JsonObject operation) => operation.Get("value") ?? JsonNull.Instance;

    private static PatchException Failed(string message) => new(PatchFailure.Unprocessable, message);

    private static PatchException Malformed(string message) => new(PatchFailure.Malformed, $"error decoding patch: {message}");
}
