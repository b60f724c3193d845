using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>
/// The text of a patched document as upstream's messages show it: what the patch left alone stands as it stood, and objects into which it reached have their members sorted.
/// </summary>
public static class PatchedText
{
    /// <summary>Writes the patched document in that order.</summary>
    /// <param name="original">The document before.</param>
    /// <param name="patched">The document after.</param>
    public static byte[] Order(ReadOnlySpan<byte> original, JsonValue patched)
    {
        var writer = new JsonWriter(original.Length + 256);
        try
        {
            Write(original.ToArray(), patched, ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void Write(byte[] original, JsonValue patched, ref JsonWriter writer)
    {
        if (JsonValue.Parse(original).Equals(patched))
        {
            writer.WriteRaw(original);
            return;
        }

        var reader = new JsonReader(original);
        switch (patched)
        {
            case JsonObject o when reader.PeekKind() == JsonKind.Object:
                WriteObject(MembersOf(ref reader), o, ref writer);
                break;
            case JsonArray a when reader.PeekKind() == JsonKind.Array:
                WriteArray(ItemsOf(ref reader), a, ref writer);
                break;
            default:
                patched.WriteJson(ref writer);
                break;
        }
    }

    private static void WriteObject(Dictionary<string, byte[]> members, JsonObject patched, ref JsonWriter writer)
    {
        writer.BeginObject();
        foreach (var (name, value) in patched)
        {
            writer.Name(name);
            if (members.TryGetValue(name, out var before))
            {
                Write(before, value, ref writer);
            }
            else
            {
                value.WriteJson(ref writer);
            }
        }

        writer.EndObject();
    }

    private static void WriteArray(List<byte[]> items, JsonArray patched, ref JsonWriter writer)
    {
        var values = items.ConvertAll(static i => JsonValue.Parse(i));
        writer.BeginArray();
        for (var i = 0; i < patched.Count; i++)
        {
            writer.Element();
            var same = values.IndexOf(patched[i]);
            if (same >= 0 || i < items.Count)
            {
                Write(items[same >= 0 ? same : i], patched[i], ref writer);
            }
            else
            {
                patched[i].WriteJson(ref writer);
            }
        }

        writer.EndArray();
    }

    private static Dictionary<string, byte[]> MembersOf(ref JsonReader reader)
    {
        var members = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.NextProperty(out var name))
        {
            var key = Encoding.UTF8.GetString(name);
            members[key] = reader.ReadRaw().ToArray();
        }

        return members;
    }

    private static List<byte[]> ItemsOf(ref JsonReader reader)
    {
        var items = new List<byte[]>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            items.Add(reader.ReadRaw().ToArray());
        }

        return items;
    }
}
