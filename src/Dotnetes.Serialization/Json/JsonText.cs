using System.Text;

namespace Dotnetes.Serialization.Json;

/// <summary>Whole documents in one call.</summary>
public static class JsonText
{
    /// <summary>The value as JSON text.</summary>
    public static string Of<T>(T value)
        where T : IJsonValue
    {
        var writer = new JsonWriter(1024);
        try
        {
            value.WriteJson(ref writer);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The value as JSON in UTF-8.</summary>
    public static byte[] Encode<T>(T value)
        where T : IJsonValue
    {
        var writer = new JsonWriter(1024);
        try
        {
            value.WriteJson(ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Decodes a whole document; unknown and repeated fields are dropped.</summary>
    /// <exception cref="DecodingException">The JSON is malformed or does not fit the type.</exception>
    public static T Decode<T>(ReadOnlySpan<byte> utf8)
        where T : IJsonValue<T>
    {
        var reader = new JsonReader(utf8);
        var value = T.ReadJson(ref reader);
        reader.End();
        return value;
    }

    /// <summary>Decodes a whole document and tells which fields are unknown or repeated.</summary>
    /// <exception cref="DecodingException">The JSON is malformed or does not fit the type.</exception>
    public static T DecodeStrict<T>(ReadOnlySpan<byte> utf8, out IReadOnlyList<FieldIssue> issues)
        where T : IJsonValue<T>
    {
        var reader = new JsonReader(utf8, strict: true);
        var value = T.ReadJson(ref reader);
        reader.End();
        issues = reader.Issues;
        return value;
    }
}
