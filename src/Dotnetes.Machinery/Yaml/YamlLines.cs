using System.Globalization;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Yaml;

/// <summary>Finds where a field stands in a YAML or JSON document, so that people who wrote it need not count.</summary>
public static class YamlLines
{
    /// <summary>The line, from 1, on which a field stands, or else the deepest one above it that is there; 0 when nothing of it is.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="field">The path of the field as errors write it: <c>jwt[0].issuer.url</c>.</param>
    public static int Find(ReadOnlySpan<byte> yaml, string field)
    {
        YamlNode? node;
        try
        {
            node = new YamlReader(yaml).ReadDocument();
        }
        catch (DecodingException)
        {
            return 0;
        }

        var line = 0;
        foreach (var part in field.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node?.Kind == YamlNodeKind.Alias ? node.Target : node;
            var (at, next) = part[0] == '[' ? Element(node, part) : Member(node, part);
            if (next is null)
            {
                return line;
            }

            (line, node) = (at, next);
        }

        return line;
    }

    private static (int Line, YamlNode? Value) Element(YamlNode? node, string part) =>
        node?.Kind == YamlNodeKind.Sequence && int.TryParse(part.AsSpan(1, part.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.Children.Count
            ? (node.Children[index].Line, node.Children[index])
            : default;

    private static (int Line, YamlNode? Value) Member(YamlNode? node, string name)
    {
        for (var i = 0; node?.Kind == YamlNodeKind.Mapping && i + 1 < node.Children.Count; i += 2)
        {
            if (node.Children[i].Kind == YamlNodeKind.Scalar && node.Children[i].Value == name)
            {
                return (node.Children[i].Line, node.Children[i + 1]);
            }
        }

        return default;
    }
}
