using System.Text;
using Dotnetes.Api;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Configuration;

/// <summary>
/// Reads the configuration file of a component, in YAML or JSON, strictly: another kind, an unknown or repeated field and a value of a
/// wrong type are errors, because a setting that is silently ignored does more harm than a start that is refused.
/// </summary>
public static class ConfigurationFile
{
    private const char ByteOrderMark = (char)0xFEFF;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or is not a valid document of the kind.</exception>
    public static T Read<T>(string path)
        where T : class, IKubeKind<T> => Decode<T>(ReadBytes(path), path);

    /// <summary>The content of a file of any form.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The text of a file of any form.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static string ReadText(string path) => Encoding.UTF8.GetString(ReadBytes(path)).TrimStart(ByteOrderMark);

    /// <summary>Decodes a document.</summary>
    /// <param name="document">YAML or JSON.</param>
    /// <param name="source">What to call the document in errors: its path.</param>
    /// <param name="isLine">Whether the document is a single line of a file, which the source names already.</param>
    /// <param name="locate">Says where a field stands when the document is part of another.</param>
    /// <param name="kind">The kind when it is not that of the type: several groups of settings have one that is just a Configuration.</param>
    /// <exception cref="ConfigurationException">It is not a valid document of the kind.</exception>
    public static T Decode<T>(ReadOnlySpan<byte> document, string source, bool isLine = false, Func<string, string>? locate = null, string? kind = null)
        where T : class, IKubeKind<T>
    {
        try
        {
            var json = YamlToJson.Convert(document, strict: true);
            RequireKind(json, source, T.Info.ApiVersion, kind ?? T.Info.Kind);
            var value = JsonText.DecodeStrict<T>(json, out var issues);
            return issues.Count == 0 ? value : throw new ConfigurationException($"{(isLine ? source : locate?.Invoke(issues[0].Path) ?? Locate(document, source, issues[0].Path))}: {string.Join(", ", issues)}");
        }
        catch (DecodingException e)
        {
            throw new ConfigurationException($"{source}: {e.Message}", e);
        }
    }

    /// <summary>Says what is wrong with the values of a document, beginning with the file and the line of the first of them.</summary>
    public static ConfigurationException Refusal(ReadOnlySpan<byte> document, string source, FieldErrorList errors) =>
        new($"{Locate(document, source, errors.First().Field)}: {errors}");

    /// <summary>What to call the place of a field in errors: <c>FILE:LINE</c>, or the file alone when the field is not there.</summary>
    /// <param name="document">YAML or JSON.</param>
    /// <param name="source">What to call the document.</param>
    /// <param name="field">The path of the field, such as <c>jwt[0].issuer.url</c>.</param>
    public static string Locate(ReadOnlySpan<byte> document, string source, string field) =>
        YamlLines.Find(document, field) is > 0 and var line ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source}:{line}") : source;

    private static void RequireKind(byte[] json, string source, string expectedVersion, string expectedKind)
    {
        var document = JsonValue.ParseObject(json);
        var (version, kind) = (Text(document, "apiVersion"), Text(document, "kind"));
        if (version != expectedVersion || kind != expectedKind)
        {
            throw new ConfigurationException(
                $"{source}: apiVersion and kind must be \"{expectedVersion}\" and \"{expectedKind}\", not \"{version}\" and \"{kind}\"");
        }
    }

    private static string Text(JsonObject document, string member) => document.TryGetValue(member, out var value) ? value.AsString ?? "" : "";
}
