using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Patching;

/// <summary>A JSON merge patch (RFC 7386).</summary>
internal sealed class MergePatch(JsonObject patch) : IObjectPatch
{
    /// <inheritdoc/>
    public byte[] ApplyTo(byte[] json)
    {
        var target = PatchEngine.ParseDocument(json);
        Merge(target, patch);
        return PatchEngine.Write(target);
    }

    /// <summary>Merges a patch into a document.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            switch (value)
            {
                case null:
                    target.Remove(name);
                    break;
                case JsonObject inner:
                    if (target[name] is not JsonObject existing)
                    {
                        target[name] = existing = [];
                    }

                    Merge(existing, inner);
                    break;
                default:
                    target[name] = value.DeepClone();
                    break;
            }
        }
    }
}
