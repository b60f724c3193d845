using Dotnetes.Machinery.Yaml;

namespace Dotnetes.Components;

/// <summary>Reads the configuration files of components: YAML or JSON of a kind.</summary>
public static class ConfigurationFile
{
    /// <summary>Reads a file; an empty path gives the value for nothing configured.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or is of another kind.</exception>
    public static T Read<T>(string path, T empty, string apiVersion, string kind)
        where T : class, IJsonValue<T>
    {
        if (path.Length == 0)
        {
            return empty;
        }

        try
        {
            var json = YamlToJson.Convert(File.ReadAllBytes(path));
            var head = System.Text.Json.Nodes.JsonNode.Parse(json);
            var (foundVersion, foundKind) = ((string?)head?["apiVersion"], (string?)head?["kind"]);
            return foundVersion == apiVersion && foundKind == kind
                ? JsonText.Decode<T>(json)
                : throw new InvalidDataException($"{path} holds {foundVersion} {foundKind}, not {apiVersion} {kind}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecodingException or InvalidOperationException)
        {
            throw new InvalidDataException($"cannot read {path}: {e.Message}", e);
        }
    }
}
