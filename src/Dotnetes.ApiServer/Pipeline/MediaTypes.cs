namespace Dotnetes.ApiServer.Pipeline;

/// <summary>The media types of bodies.</summary>
internal static class MediaTypes
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>YAML.</summary>
    public const string Yaml = "application/yaml";

    /// <summary>Protobuf in its envelope.</summary>
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    /// <summary>The media type without parameters.</summary>
    public static string WithoutParameters(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            return "";
        }

        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();

        // What names no type is none, rather than the type of bodies that say nothing.
        return type.Length > 0 ? type : contentType;
    }

    /// <summary>JSON as YAML.</summary>
    public static ReadOnlyMemory<byte> JsonToYaml(byte[] json) => Machinery.Yaml.JsonToYaml.Convert(json);

    /// <summary>A YAML document as JSON; JSON, which is YAML too and what kubectl sends under this name, stays as it is.</summary>
    /// <exception cref="DecodingException">It is no YAML.</exception>
    public static ReadOnlyMemory<byte> YamlToJson(ReadOnlyMemory<byte> yaml) => YamlToJson(yaml, out _);

    /// <summary>A YAML document as JSON, and the keys that it sets twice.</summary>
    /// <exception cref="DecodingException">It is no YAML.</exception>
    public static ReadOnlyMemory<byte> YamlToJson(ReadOnlyMemory<byte> yaml, out ValueList<string> duplicates)
    {
        duplicates = default;
        return IsJson(yaml.Span) ? yaml : Machinery.Yaml.YamlToJson.Convert(yaml.Span, out duplicates);
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return false;
        }

        try
        {
            var reader = new JsonReader(text);
            reader.SkipValue();
            reader.End();
            return true;
        }
        catch (DecodingException)
        {
            return false;
        }
    }
}
