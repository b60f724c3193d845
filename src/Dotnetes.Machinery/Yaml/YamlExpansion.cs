using System.Globalization;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Yaml;

/// <summary>
/// Writes a document as JSON: aliases expanded, merge keys merged, keys sorted. How much of a document may come from aliases is
/// limited as upstream limits it (it gets less as documents get larger), and by the size of what is written.
/// </summary>
internal sealed class YamlExpansion(long inputBytes)
{
    private const int SmallDocument = 400_000;
    private const int LargeDocument = 4_000_000;
    private const long AlwaysAllowedBytes = 3 << 20;
    private const int AllowedGrowth = 10;

    private readonly HashSet<YamlNode> _expanding = [];
    private readonly List<string> _duplicates = [];
    private int _visited;
    private int _visitedThroughAliases;
    private int _aliasDepth;

    /// <summary>Keys that were set twice, as upstream words them: <c>line 3: key "a" already set in map</c>.</summary>
    public ValueList<string> Duplicates => _duplicates.ToValueList();

    /// <summary>Writes a node.</summary>
    /// <exception cref="DecodingException">The document has a value or key that JSON cannot express, or expands too much.</exception>
    public void Write(YamlNode node, ref JsonWriter writer, int depth = 0)
    {
        if (depth > JsonReader.MaxDepth)
        {
            throw Error(node, "exceeded max depth");
        }

        Count(writer.Length);
        switch (node.Kind)
        {
            case YamlNodeKind.Scalar:
                WriteScalar(node, ref writer);
                break;
            case YamlNodeKind.Alias:
                EnterAlias(node);
                Write(node.Target!, ref writer, depth + 1);
                LeaveAlias(node);
                break;
            case YamlNodeKind.Sequence:
                writer.BeginArray();
                foreach (var child in node.Children)
                {
                    writer.Element();
                    Write(child, ref writer, depth + 1);
                }

                writer.EndArray();
                break;
            default:
                WriteMapping(node, ref writer, depth);
                break;
        }
    }

    private static void WriteScalar(YamlNode node, ref JsonWriter writer)
    {
        var value = YamlScalar.Resolve(node);
        switch (value.Tag)
        {
            case YamlTag.Null:
                writer.WriteNull();
                break;
            case YamlTag.Boolean:
                writer.WriteBool(value.IsTrue);
                break;
            case YamlTag.Integer when value.Integer > long.MaxValue:
                writer.WriteUInt64((ulong)value.Integer);
                break;
            case YamlTag.Integer:
                writer.WriteInt64((long)value.Integer);
                break;
            case YamlTag.Float when !double.IsFinite(value.Number):
                throw Error(node, $"json: unsupported value: {(double.IsNaN(value.Number) ? "NaN" : value.Number > 0 ? "+Inf" : "-Inf")}");
            case YamlTag.Float:
                writer.WriteDouble(value.Number);
                break;
            default:
                writer.WriteString(value.Text);
                break;
        }
    }

    private void WriteMapping(YamlNode node, ref JsonWriter writer, int depth)
    {
        var entries = new Dictionary<string, Entry>(node.Children.Count / 2, StringComparer.Ordinal);
        Collect(node, entries, isMerged: false, depth, writer.Length);
        var keys = entries.Keys.ToArray();
        Array.Sort(keys, Utf8Order.Instance);
        writer.BeginObject();
        foreach (var key in keys)
        {
            var entry = entries[key];
            writer.Name(key);
            _aliasDepth += entry.IsMerged ? 1 : 0;
            Write(entry.Value, ref writer, depth + 1);
            _aliasDepth -= entry.IsMerged ? 1 : 0;
        }

        writer.EndObject();
    }

    /// <summary>Puts a mapping's entries over those that are there already; merged ones count in the place of their key.</summary>
    private void Collect(YamlNode mapping, Dictionary<string, Entry> entries, bool isMerged, int depth, int written)
    {
        for (var i = 0; i < mapping.Children.Count; i += 2)
        {
            var (key, value) = (mapping.Children[i], mapping.Children[i + 1]);
            if (key.IsMergeKey)
            {
                Merge(value, entries, depth + 1, written);
                continue;
            }

            Count(written);
            var name = KeyOf(key);
            if (!isMerged && entries.TryGetValue(name, out var present) && !present.IsMerged)
            {
                _duplicates.Add(string.Create(CultureInfo.InvariantCulture, $"line {value.Line}: key {GoText.Quote(name)} already set in map"));
            }

            entries[name] = new(value, isMerged);
        }
    }

    private void Merge(YamlNode value, Dictionary<string, Entry> entries, int depth, int written)
    {
        if (depth > JsonReader.MaxDepth)
        {
            throw Error(value, "exceeded max depth");
        }

        switch (value.Kind)
        {
            case YamlNodeKind.Mapping:
                Collect(value, entries, isMerged: true, depth, written);
                break;
            case YamlNodeKind.Alias when value.Target!.Kind == YamlNodeKind.Mapping:
                EnterAlias(value);
                Collect(value.Target, entries, isMerged: true, depth, written);
                LeaveAlias(value);
                break;
            case YamlNodeKind.Sequence when value.Children.TrueForAll(c => (c.Target ?? c).Kind == YamlNodeKind.Mapping):
                // The first mapping of the list has precedence.
                for (var i = value.Children.Count - 1; i >= 0; i--)
                {
                    Merge(value.Children[i], entries, depth + 1, written);
                }

                break;
            default:
                throw new DecodingException("yaml: map merge requires map or sequence of maps as the value");
        }
    }

    private string KeyOf(YamlNode key)
    {
        if (key.Kind == YamlNodeKind.Alias)
        {
            EnterAlias(key);
            var name = KeyOf(key.Target!);
            LeaveAlias(key);
            return name;
        }

        if (key.Kind != YamlNodeKind.Scalar)
        {
            throw Error(key, $"invalid map key: a {(key.Kind == YamlNodeKind.Mapping ? "mapping" : "sequence")}");
        }

        return YamlScalar.Resolve(key).ToKey() ?? throw Error(key, "unsupported map key: null");
    }

    private void EnterAlias(YamlNode alias)
    {
        if (!_expanding.Add(alias))
        {
            throw new DecodingException($"yaml: anchor '{alias.Value}' value contains itself");
        }

        _aliasDepth++;
    }

    private void LeaveAlias(YamlNode alias)
    {
        _expanding.Remove(alias);
        _aliasDepth--;
    }

    private void Count(int written)
    {
        _visited++;
        if (_aliasDepth == 0)
        {
            return;
        }

        _visitedThroughAliases++;
        var share = _visitedThroughAliases / (double)_visited;
        if ((_visitedThroughAliases > 100 && _visited > 1000 && share > AllowedShare()) || written > AlwaysAllowedBytes + (inputBytes * AllowedGrowth))
        {
            throw new DecodingException("yaml: document contains excessive aliasing");
        }
    }

    private double AllowedShare() => 0.99 - (0.89 * Math.Clamp((_visited - SmallDocument) / (double)(LargeDocument - SmallDocument), 0, 1));

    private static DecodingException Error(YamlNode node, string message) => new(string.Create(CultureInfo.InvariantCulture, $"yaml: line {node.Line}: {message}"));

    private readonly record struct Entry(YamlNode Value, bool IsMerged);
}
