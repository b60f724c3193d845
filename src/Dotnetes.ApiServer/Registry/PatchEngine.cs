using System.Text.Json;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Chooses the kind of patch by media type.</summary>
internal static class PatchEngine
{
    private const string Accepted = $"{ObjectPatch.JsonPatch}, {ObjectPatch.MergePatch}, {ObjectPatch.StrategicMergePatch}, {ObjectPatch.ApplyYaml}";

    /// <summary>Reads a patch.</summary>
    /// <exception cref="ApiException">400 or 415.</exception>
    public static IObjectPatch Open(RequestBody body, KindCodec codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return body.MediaType switch
        {
            ObjectPatch.MergePatch or ObjectPatch.StrategicMergePatch => MergePatch.Read(body.Bytes),
            _ => throw ApiErrors.UnsupportedMediaType(Accepted),
        };
    }

    // RFC 7386.
    private sealed class MergePatch(JsonObject patch) : IObjectPatch
    {
        public static MergePatch Read(ReadOnlyMemory<byte> bytes)
        {
            try
            {
                return JsonNode.Parse(bytes.Span) is JsonObject patch ? new(patch) : throw ApiErrors.BadRequest("the patch is no object");
            }
            catch (JsonException e)
            {
                throw ApiErrors.BadRequest($"error decoding patch: {e.Message}");
            }
        }

        public byte[] ApplyTo(byte[] json)
        {
            var target = (JsonObject)JsonNode.Parse(json)!;
            Merge(target, patch);
            return System.Text.Encoding.UTF8.GetBytes(target.ToJsonString());
        }

        private static void Merge(JsonObject target, JsonObject patch)
        {
            foreach (var (name, value) in patch)
            {
                switch (value)
                {
                    case null:
                        target.Remove(name);
                        break;
                    case JsonObject inner when target[name] is JsonObject existing:
                        Merge(existing, inner);
                        break;
                    case JsonObject inner:
                        var fresh = new JsonObject();
                        Merge(fresh, inner);
                        target[name] = fresh;
                        break;
                    default:
                        target[name] = value.DeepClone();
                        break;
                }
            }
        }
    }
}
