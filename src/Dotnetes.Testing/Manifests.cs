using System.Text;
using System.Text.Json;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.Testing;

/// <summary>Objects as people write them down.</summary>
internal static class Manifests
{
    /// <summary>The objects of a stream of YAML or JSON documents; a List stands for its items.</summary>
    /// <exception cref="DecodingException">A document is not an object of a kind that is known.</exception>
    public static IEnumerable<IKubeObject> Read(string yaml)
    {
        foreach (var json in (IEnumerable<byte[]>)YamlToJson.ConvertAll(Encoding.UTF8.GetBytes(yaml)))
        {
            using var document = JsonDocument.Parse(json);
            foreach (var value in Read(document.RootElement))
            {
                yield return value;
            }
        }
    }

    /// <summary>An object as JSON.</summary>
    public static byte[] Encode(IKubeKind value) => JsonText.Encode(value);

    private static IEnumerable<IKubeObject> Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new DecodingException("a document is no object");
        }

        var (version, kind) = (Text(element, "apiVersion"), Text(element, "kind"));
        if (kind == "List" && element.TryGetProperty("items", out var items))
        {
            return items.EnumerateArray().SelectMany(Read);
        }

        if (!KubeKinds.TryGet(version, kind, out var codec))
        {
            throw new DecodingException($"no kind \"{kind}\" in version \"{version}\" is known");
        }

        return [codec.DecodeJson(Encoding.UTF8.GetBytes(element.GetRawText())) as IKubeObject ?? throw new DecodingException($"{kind} is nothing that can be created")];
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
