using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Yaml;

/// <summary>
/// Turns YAML into JSON as sigs.k8s.io/yaml does: YAML 1.1 booleans, timestamps stay strings, integers of up to 64 bits are kept
/// exactly, keys become strings and are sorted, merge keys and aliases are expanded within limits.
/// </summary>
public static class YamlToJson
{
    /// <summary>Converts the first document; what follows it is not looked at.</summary>
    /// <param name="yaml">UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="strict">Whether a key that is set twice is an error; otherwise its last value counts.</param>
    /// <returns>Compact JSON in UTF-8; <c>null</c> when there is no document.</returns>
    /// <exception cref="DecodingException">The YAML is malformed; the reason names the line.</exception>
    public static byte[] Convert(ReadOnlySpan<byte> yaml, bool strict = false)
    {
        var json = Convert(yaml, out var duplicates);
        return strict && !duplicates.IsEmpty ? throw Refuse(duplicates) : json;
    }

    /// <summary>Converts the first document and tells which keys were set twice; what follows it is not looked at.</summary>
    /// <param name="yaml">UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="duplicates">Each key that was set twice, as upstream words it: <c>line 3: key "a" already set in map</c>.</param>
    /// <returns>Compact JSON in UTF-8; <c>null</c> when there is no document.</returns>
    /// <exception cref="DecodingException">The YAML is malformed; the reason names the line.</exception>
    public static byte[] Convert(ReadOnlySpan<byte> yaml, out ValueList<string> duplicates)
    {
        duplicates = default;
        return new YamlReader(yaml).ReadDocument() is { } root ? Expand(root, yaml.Length, out duplicates) : "null"u8.ToArray();
    }

    /// <summary>
    /// Converts all documents of a stream. Documents with nothing but comments in them become <c>null</c>. A stream that begins with
    /// a brace is first tried as JSON values one after the other, whose bytes are kept as they are.
    /// </summary>
    /// <param name="stream">UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="strict">Whether a key that is set twice is an error; otherwise its last value counts.</param>
    /// <exception cref="DecodingException">The stream is malformed; the reason names the line.</exception>
    public static ValueList<byte[]> ConvertAll(ReadOnlySpan<byte> stream, bool strict = false)
    {
        if (TrySplitJson(stream, out var values))
        {
            return values;
        }

        var documents = default(ValueListBuilder<byte[]>);
        var reader = new YamlReader(stream);
        while (reader.ReadDocument() is { } root)
        {
            documents.Add(Expand(root, stream.Length, out var duplicates));
            if (strict && !duplicates.IsEmpty)
            {
                throw Refuse(duplicates);
            }
        }

        return documents.ToList();
    }

    private static byte[] Expand(YamlNode root, int inputBytes, out ValueList<string> duplicates)
    {
        var expansion = new YamlExpansion(inputBytes);
        var writer = new JsonWriter(inputBytes);
        try
        {
            expansion.Write(root, ref writer);
            duplicates = expansion.Duplicates;
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static bool TrySplitJson(ReadOnlySpan<byte> stream, out ValueList<byte[]> values)
    {
        values = default;
        var rest = stream.TrimStart(" \t\r\n"u8);
        if (rest is not [(byte)'{', ..])
        {
            return false;
        }

        var found = default(ValueListBuilder<byte[]>);
        try
        {
            while (!rest.IsEmpty)
            {
                var reader = new JsonReader(rest);
                found.Add(reader.ReadRaw().ToArray());
                rest = rest[reader.Position..].TrimStart(" \t\r\n"u8);
            }
        }
        catch (DecodingException)
        {
            // Flow style YAML may begin with a brace, too.
            found.ToList();
            return false;
        }

        values = found.ToList();
        return true;
    }

    private static DecodingException Refuse(ValueList<string> duplicates) =>
        new("yaml: unmarshal errors:\n  " + string.Join("\n  ", duplicates));
}
