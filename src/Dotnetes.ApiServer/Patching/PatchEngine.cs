using System.Text.Json;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Patching;

/// <summary>Chooses the kind of patch by media type.</summary>
internal static class PatchEngine
{
    private const string Accepted = $"{ObjectPatch.JsonPatch}, {ObjectPatch.MergePatch}, {ObjectPatch.StrategicMergePatch}, {ObjectPatch.ApplyYaml}";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonReader.MaxDepth };

    /// <summary>Reads a patch.</summary>
    /// <exception cref="ApiException">400 or 415.</exception>
    public static IObjectPatch Open(RequestBody body, KindCodec codec) => body.MediaType switch
    {
        ObjectPatch.JsonPatch => new JsonPatch(Parse(body.Bytes.Span) as JsonArray ?? throw ApiErrors.BadRequest("error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch")),
        ObjectPatch.MergePatch => new MergePatch(ParseObject(body.Bytes.Span)),
        ObjectPatch.StrategicMergePatch => new StrategicMergePatch(ParseObject(body.Bytes.Span), codec.Schema),
        _ => throw ApiErrors.UnsupportedMediaType(Accepted),
    };

    /// <summary>Reads a stored document, which is well-formed.</summary>
    public static JsonObject ParseDocument(ReadOnlySpan<byte> json) => (JsonObject)JsonNode.Parse(json, documentOptions: Options)!;

    /// <summary>Writes a patched document.</summary>
    public static byte[] Write(JsonNode document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 2 * JsonReader.MaxDepth, SkipValidation = true }))
        {
            document.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    private static JsonObject ParseObject(ReadOnlySpan<byte> bytes) => Parse(bytes) as JsonObject ?? throw ApiErrors.BadRequest("error decoding patch: the patch is no object");

    private static JsonNode? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Options);
        }
        catch (JsonException e)
        {
            throw ApiErrors.BadRequest($"error decoding patch: {e.Message}");
        }
    }
}
