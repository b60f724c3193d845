using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>Upstream's errors of strategic merge patches.</summary>
internal static class StrategicErrors
{
    public static PatchException BadDocument(string reason) => new(PatchFailure.Malformed, reason);

    public static PatchException PrimitiveList() => new(PatchFailure.Malformed, "invalid patch format of primitive list");

    public static PatchException RetainKeys() => new(PatchFailure.Malformed, "invalid patch format of retainKeys");

    public static PatchException ElementOrder() => new(PatchFailure.Malformed, "invalid patch format of setElementOrder list");

    public static PatchException ListOfLists() => new(PatchFailure.Unprocessable, "lists of lists are not supported");

    public static PatchException NoMergeKey(JsonObject item, string key) => Internal($"map: {GoFormat.Of(item)} does not contain declared merge key: {key}");

    public static PatchException PatchType(JsonValue directive, JsonObject item) => Internal($"unknown patch type: {GoFormat.Of(directive)} in map: {GoFormat.Of(item)}");

    public static PatchException ArgumentType(string expected, JsonValue actual) => Internal($"expected a {expected}, but received a {GoType(actual)}");

    public static PatchException Internal(string message) => new(PatchFailure.Internal, message);

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
