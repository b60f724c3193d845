using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>JSON Merge Patch (RFC 7386).</summary>
public static class JsonMergePatch
{
    /// <summary>Reads a patch document.</summary>
    /// <exception cref="PatchException">It is no JSON object.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var document = JsonValue.Parse(utf8);
            return document as JsonObject ?? throw new PatchException(
                PatchFailure.Malformed,
                document.IsNull ? "Invalid JSON Patch" : $"error decoding patch: json: cannot unmarshal {PatchException.NameOf(document)} into Go value of type map[string]interface {{}}");
        }
        catch (DecodingException e)
        {
            throw new PatchException(PatchFailure.Malformed, $"error decoding patch: {e.Message}");
        }
    }

    /// <summary>
    /// The patched document: null removes a member, objects merge, everything else replaces. Like upstream's library, and unlike the RFC, it leaves members that are null out of objects in lists, too.
    /// </summary>
    public static JsonValue Apply(JsonValue target, JsonValue patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch is JsonArray list && target is not JsonObject ? WithoutNulls(list) : patch;
        }

        var result = (target as JsonObject ?? JsonObject.Empty).ToBuilder();
        foreach (var (name, value) in changes)
        {
            if (value.IsNull)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Apply(result.TryGetValue(name, out var old) ? old : JsonNull.Instance, value);
            }
        }

        return result.ToObject();
    }

    /// <summary>
    /// The patched document, encoded. What the patch does not name is copied as it stands, so that a small patch of a large object costs little more than a copy.
    /// </summary>
    /// <param name="target">An object as the API's writer encodes it: no name twice.</param>
    /// <param name="patch">The patch.</param>
    /// <exception cref="DecodingException">The target is no JSON object.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> target, JsonObject patch)
    {
        var reader = new JsonReader(target);
        var writer = new JsonWriter(target.Length + 256);
        try
        {
            Merge(ref reader, patch, ref writer);
            reader.End();
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>
    /// The patch that makes <paramref name="modified"/> of <paramref name="original"/>. Nulls in <paramref name="modified"/> cannot be
    /// expressed in this format: they come out as removals.
    /// </summary>
    public static JsonValue Create(JsonValue original, JsonValue modified)
    {
        if (original is not JsonObject from || modified is not JsonObject to)
        {
            return modified;
        }

        var patch = new JsonObjectBuilder();
        foreach (var name in from.Keys)
        {
            if (!to.ContainsKey(name))
            {
                patch[name] = JsonNull.Instance;
            }
        }

        foreach (var (name, value) in to)
        {
            if (!from.TryGetValue(name, out var old))
            {
                patch[name] = value;
            }
            else if (!old.Equals(value))
            {
                patch[name] = Create(old, value);
            }
        }

        return patch.ToObject();
    }

    /// <summary>
    /// The patch that kubectl apply sends for kinds without a strategic schema: what differs between <paramref name="current"/> and
    /// <paramref name="modified"/>, and removals of what <paramref name="original"/> had and <paramref name="modified"/> has not.
    /// </summary>
    public static JsonObject CreateThreeWay(JsonObject original, JsonObject modified, JsonObject current)
    {
        var changes = KeepOrDropNulls((JsonObject)Create(current, modified), keep: false);
        var removals = KeepOrDropNulls((JsonObject)Create(original, modified), keep: true);
        return Combine(changes, removals);
    }

    private static void Merge(ref JsonReader reader, JsonObject patch, ref JsonWriter writer)
    {
        var isMet = new bool[patch.Count];
        reader.BeginObject();
        writer.BeginObject();
        while (reader.NextProperty(out var utf8))
        {
            var name = JsonReader.Share(utf8);
            var at = patch.IndexOf(name);
            if (at < 0)
            {
                writer.Name(name);
                writer.WriteRaw(reader.ReadRaw());
                continue;
            }

            isMet[at] = true;
            if (patch.ValueAt(at) is JsonObject inner && reader.PeekKind() == JsonKind.Object)
            {
                writer.Name(name);
                Merge(ref reader, inner, ref writer);
            }
            else
            {
                reader.SkipValue();
                Set(name, patch.ValueAt(at), ref writer);
            }
        }

        for (var i = 0; i < isMet.Length; i++)
        {
            if (!isMet[i])
            {
                Set(patch.NameAt(i), patch.ValueAt(i), ref writer);
            }
        }

        writer.EndObject();
    }

    private static JsonValue WithoutNulls(JsonArray list) => list.Any(static i => i is JsonObject or JsonArray)
        ? new JsonArray(list.Select(static i => i is JsonObject or JsonArray ? Apply(JsonNull.Instance, i) : i))
        : list;

    private static void Set(string name, JsonValue value, ref JsonWriter writer)
    {
        if (!value.IsNull)
        {
            writer.Name(name);
            Apply(JsonNull.Instance, value).WriteJson(ref writer);
        }
    }

    private static JsonObject KeepOrDropNulls(JsonObject patch, bool keep)
    {
        var result = new JsonObjectBuilder();
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner)
            {
                var rest = KeepOrDropNulls(inner, keep);
                if (rest.Count > 0 || (!keep && inner.Count == 0))
                {
                    result[name] = rest;
                }
            }
            else if (value.IsNull == keep)
            {
                result[name] = value;
            }
        }

        return result.ToObject();
    }

    private static JsonObject Combine(JsonObject changes, JsonObject removals)
    {
        var result = changes.ToBuilder();
        foreach (var (name, value) in removals)
        {
            if (!changes.TryGetValue(name, out var change))
            {
                result[name] = value;
            }
            else if (change is JsonObject a && value is JsonObject b)
            {
                result[name] = Combine(a, b);
            }
        }

        return result.ToObject();
    }
}
