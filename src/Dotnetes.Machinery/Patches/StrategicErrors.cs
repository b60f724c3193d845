using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Patches;

/// <summary>Upstream's errors of strategic merge patches.</summary>
internal static class StrategicErrors
{
    public static PatchException BadDocument(string reason) => new(PatchFailure.Malformed, reason);

    public static PatchException PrimitiveList() => new(PatchFailure.Malformed, "invalid patch format of primitive list");

    public static PatchException RetainKeys() => new(PatchFailure.Malformed, "invalid patch format of retainKeys");

    public static PatchException ElementOrder() => new(PatchFailure.Malformed, "invalid patch format of setElementOrder list");

    public static PatchException ListOfLists() => new(PatchFailure.Unprocessable, "lists of lists are not supported");

    public static PatchException ElementTypes(ReadOnlySpan<IReadOnlyList<JsonValue>> lists)
    {
        var shown = new List<JsonValue>();
        foreach (var list in lists)
        {
            shown.Add(new JsonArray(list));
        }

        return Internal($"list element types are not identical: {GoFormat.Of(new JsonArray(shown))}");
    }

    /// <summary>Objects without fields of their own have none that a patch could name.</summary>
    public static PatchException Opaque(string type, string field) => Internal($"unable to find api field in struct {type} for the json field {GoText.Quote(field)}");

    public static PatchException NoMergeKey(JsonObject item, string key) => Internal($"map: {GoFormat.Of(item)} does not contain declared merge key: {key}");

    public static PatchException PatchType(JsonValue directive, JsonObject item) => Internal($"unknown patch type: {GoFormat.Of(directive)} in map: {GoFormat.Of(item)}");

    public static PatchException ArgumentType(string expected, JsonValue actual) => Internal($"expected a {expected}, but received a {GoType(actual)}");

    public static PatchException Internal(string message) => new(PatchFailure.Unmergeable, message);

    private static string GoType(JsonValue value) => value switch
    {
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        JsonString => "string",
        JsonBoolean => "bool",
        JsonNumber n => n.IsWhole ? "int64" : "float64",
        _ => "<nil>",
    };
}
