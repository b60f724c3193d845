using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>
/// The text of a patched document as upstream's messages show it: what the patch left alone stands as it stood, and objects into which it reached have their members sorted.
/// </summary>
public static class PatchedText
{
    /// <summary>Writes the patched document in that order, in time that grows with the length of both documents only.</summary>
    /// <param name="original">The document before.</param>
    /// <param name="patched">The document after.</param>
    public static byte[] Order(ReadOnlySpan<byte> original, JsonValue patched)
    {
        var numbers = new PartNumbers();
        var reader = new JsonReader(original);
        var before = numbers.Read(ref reader);
        var after = numbers.Of(patched);
        var writer = new JsonWriter(original.Length + 256);
        try
        {
            Write(original, before, after, ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void Write(ReadOnlySpan<byte> original, NumberedPart? before, NumberedPart after, ref JsonWriter writer)
    {
        if (before?.Number == after.Number)
        {
            writer.WriteRaw(original[before.Range]);
            return;
        }

        switch (before, after)
        {
            case ({ Members: { } members }, { Members: { } changed }):
                WriteObject(original, members, changed, ref writer);
                break;
            case ({ Items: { } items }, { Items: { } changed }):
                WriteArray(original, items, changed, ref writer);
                break;
            default:
                after.Value!.WriteJson(ref writer);
                break;
        }
    }

    private static void WriteObject(ReadOnlySpan<byte> original, SortedDictionary<string, NumberedPart> before, SortedDictionary<string, NumberedPart> after, ref JsonWriter writer)
    {
        writer.BeginObject();
        foreach (var (name, value) in after)
        {
            writer.Name(name);
            Write(original, before.GetValueOrDefault(name), value, ref writer);
        }

        writer.EndObject();
    }

    private static void WriteArray(ReadOnlySpan<byte> original, List<NumberedPart> before, List<NumberedPart> after, ref JsonWriter writer)
    {
        var byNumber = new Dictionary<int, NumberedPart>(before.Count);
        foreach (var item in before)
        {
            byNumber.TryAdd(item.Number, item);
        }

        writer.BeginArray();
        for (var i = 0; i < after.Count; i++)
        {
            writer.Element();
            Write(original, byNumber.GetValueOrDefault(after[i].Number) ?? (i < before.Count ? before[i] : null), after[i], ref writer);
        }

        writer.EndArray();
    }
}
