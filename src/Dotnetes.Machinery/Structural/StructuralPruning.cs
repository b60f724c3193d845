using System.Globalization;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Structural;

/// <summary>Drops the fields that a schema does not specify.</summary>
public static class StructuralPruning
{
    /// <summary>The object without unknown fields.</summary>
    /// <param name="value">The object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="isRoot">Whether the object is a whole resource, whose kind, apiVersion and metadata are kept as they are.</param>
    /// <param name="unknown">Gets the paths of what was dropped, sorted; null where nobody asks.</param>
    public static JsonObject Prune(JsonObject value, StructuralSchema schema, bool isRoot, ICollection<string>? unknown = null)
    {
        var found = unknown is null ? null : new List<string>();
        var pruned = (JsonObject)Visit(value, isRoot ? schema.AsRoot() : schema, "", found);
        found?.Sort(StringComparer.Ordinal);
        found?.ForEach(unknown!.Add);
        return pruned;
    }

    private static JsonValue Visit(JsonValue value, StructuralSchema? schema, string path, List<string>? unknown)
    {
        if (schema is { PreservesUnknownFields: true })
        {
            return Keep(value, schema, path, unknown);
        }

        return value switch
        {
            JsonObject map => Members(map, schema, path, unknown),
            JsonArray list => Elements(list, (element, at) => Visit(element, schema?.Items, at, unknown), path, unknown),
            _ => value,
        };
    }

    // Unknown members stay; those that the schema speaks of are pruned by what it says of them.
    private static JsonValue Keep(JsonValue value, StructuralSchema? schema, string path, List<string>? unknown)
    {
        if (schema is null || value is not JsonObject map)
        {
            return schema is not null && value is JsonArray list ? Elements(list, (element, at) => Keep(element, schema.Items, at, unknown), path, unknown) : value;
        }

        var result = map;
        for (var i = 0; i < map.Count; i++)
        {
            var name = map.NameAt(i);
            if ((!schema.IsEmbeddedResource || name is not ("apiVersion" or "kind" or "metadata")) && (schema.Property(name) is not null || schema.HasAdditionalProperties))
            {
                result = result.With(name, Visit(map.ValueAt(i), schema.Member(name), Below(path, name, unknown), unknown));
            }
        }

        return result;
    }

    private static JsonObject Members(JsonObject map, StructuralSchema? schema, string path, List<string>? unknown)
    {
        var names = new List<string>(map.Count);
        var values = new List<JsonValue>(map.Count);
        var changed = false;
        for (var i = 0; i < map.Count; i++)
        {
            var (name, value) = (map.NameAt(i), map.ValueAt(i));
            var isMeta = name is "apiVersion" or "kind" or "metadata";
            var kept = value;
            if (schema is not { IsEmbeddedResource: true } || !isMeta)
            {
                if (schema?.Property(name) is { } property)
                {
                    kept = Visit(value, property, Below(path, name, unknown), unknown);
                }
                else if (schema is { HasAdditionalProperties: true })
                {
                    kept = Visit(value, schema.AdditionalProperties, Below(path, name, unknown), unknown);
                }
                else
                {
                    if (schema is null || !isMeta || path.Length > 0)
                    {
                        unknown?.Add(Below(path, name, unknown));
                    }

                    changed = true;
                    continue;
                }
            }

            changed |= !ReferenceEquals(kept, value);
            names.Add(name);
            values.Add(kept);
        }

        return changed ? new([.. names], [.. values]) : map;
    }

    private static JsonArray Elements(JsonArray list, Func<JsonValue, string, JsonValue> visit, string path, List<string>? unknown)
    {
        var changed = false;
        var elements = new JsonValue[list.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = visit(list[i], unknown is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
            changed |= !ReferenceEquals(elements[i], list[i]);
        }

        return changed ? new JsonArray(elements) : list;
    }

    private static string Below(string path, string name, List<string>? unknown) => unknown is null ? "-" : path.Length == 0 ? name : $"{path}.{name}";
}
