using System.Text.Json.Nodes;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Patching;

/// <summary>
/// A strategic merge patch: like a merge patch, but lists merge by the keys that the schema names, and directives (<c>$patch</c>, <c>$retainKeys</c>,
/// <c>$deleteFromPrimitiveList</c>, <c>$setElementOrder</c>) say what cannot be said otherwise.
/// </summary>
internal sealed class StrategicMergePatch(JsonObject patch, TypeSchema schema) : IObjectPatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string DeleteFrom = "$deleteFromPrimitiveList/";
    private const string SetOrder = "$setElementOrder/";

    /// <inheritdoc/>
    public byte[] ApplyTo(byte[] json)
    {
        var target = PatchEngine.ParseDocument(json);
        return PatchEngine.Write(Merge(target, patch, schema) ?? []);
    }

    private static JsonObject? Merge(JsonObject target, JsonObject patch, TypeSchema? schema)
    {
        switch (Text(patch[Directive]))
        {
            case "replace":
                return Clean(patch);
            case "delete":
                return null;
            case "" or "merge":
                break;
            case var unknown:
                throw ApiErrors.BadRequest($"unknown patch type: {unknown}");
        }

        Retain(target, patch);
        foreach (var (name, value) in patch)
        {
            if (name.StartsWith('$'))
            {
                continue;
            }

            MergeField(target, name, value, schema?.Find(name));
        }

        Special(target, patch, schema);
        return target;
    }

    private static void MergeField(JsonObject target, string name, JsonNode? value, FieldSchema? field)
    {
        switch (value)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject inner when field?.PatchStrategy != "replace":
                var merged = Merge(target[name] as JsonObject ?? [], inner, TypeOf(field?.Value));
                SetOrRemove(target, name, merged);
                break;
            case JsonArray list when field is not null && field.PatchStrategy.Contains("merge", StringComparison.Ordinal):
                target[name] = MergeList(target[name] as JsonArray ?? [], list, field);
                break;
            default:
                target[name] = value.DeepClone();
                break;
        }
    }

    private static void SetOrRemove(JsonObject target, string name, JsonObject? value)
    {
        if (value is null)
        {
            target.Remove(name);
        }
        else if (!ReferenceEquals(target[name], value))
        {
            target[name] = value;
        }
    }

    // The type of a nested object, also of the values of a map.
    private static TypeSchema? TypeOf(ValueSchema? value) => value?.Shape == FieldShape.Object ? value.Type?.Invoke() : null;

    private static void Retain(JsonObject target, JsonObject patch)
    {
        if (patch[RetainKeys] is not JsonArray keys)
        {
            return;
        }

        var kept = keys.Select(Text).ToHashSet(StringComparer.Ordinal);
        foreach (var name in target.Select(p => p.Key).Where(k => !kept.Contains(k)).ToList())
        {
            target.Remove(name);
        }
    }

    private static void Special(JsonObject target, JsonObject patch, TypeSchema? schema)
    {
        foreach (var (name, value) in patch)
        {
            if (value is not JsonArray list)
            {
                continue;
            }

            if (name.StartsWith(DeleteFrom, StringComparison.Ordinal) && target[name[DeleteFrom.Length..]] is JsonArray primitives)
            {
                foreach (var gone in primitives.Where(p => list.Any(d => JsonNode.DeepEquals(p, d))).ToList())
                {
                    primitives.Remove(gone);
                }
            }

            if (name.StartsWith(SetOrder, StringComparison.Ordinal) && target[name[SetOrder.Length..]] is JsonArray unordered)
            {
                var key = schema?.Find(name[SetOrder.Length..])?.MergeKey ?? "";
                target[name[SetOrder.Length..]] = Order([.. unordered], [.. list], [.. unordered], key);
            }
        }
    }

    private static JsonArray MergeList(JsonArray target, JsonArray patch, FieldSchema field)
    {
        var original = target.ToList();
        var merged = target.ToList();
        if (field.MergeKey.Length == 0)
        {
            foreach (var item in patch)
            {
                if (!merged.Exists(m => JsonNode.DeepEquals(m, item)))
                {
                    merged.Add(item);
                }
            }

            return Order(merged, [.. patch], original, "");
        }

        if (patch.OfType<JsonObject>().Any(p => Text(p[Directive]) == "replace"))
        {
            return Cloned(patch.Where(p => p is not JsonObject o || Text(o[Directive]) != "replace"));
        }

        var wanted = new List<JsonNode?>();
        foreach (var item in patch)
        {
            if (item is not JsonObject entry || entry[field.MergeKey] is not { } key)
            {
                throw ApiErrors.BadRequest($"map: {item?.ToJsonString()} does not contain declared merge key: {field.MergeKey}");
            }

            var index = merged.FindIndex(m => JsonNode.DeepEquals((m as JsonObject)?[field.MergeKey], key));
            if (Text(entry[Directive]) == "delete")
            {
                merged.RemoveAll(m => JsonNode.DeepEquals((m as JsonObject)?[field.MergeKey], key));
                continue;
            }

            wanted.Add(item);
            if (index < 0)
            {
                merged.Add(Merge([], entry, TypeOf(field.Value.Items)));
            }
            else
            {
                merged[index] = Merge((JsonObject)merged[index]!.DeepClone(), entry, TypeOf(field.Value.Items));
            }
        }

        return Order(merged, wanted, original, field.MergeKey);
    }

    /// <summary>
    /// Puts the items that <paramref name="order"/> names into its order and lets the others keep their place among them, as far as the original list tells it.
    /// </summary>
    private static JsonArray Order(List<JsonNode?> items, List<JsonNode?> order, List<JsonNode?> original, string key)
    {
        bool Same(JsonNode? a, JsonNode? b) => key.Length == 0
            ? JsonNode.DeepEquals(a, b)
            : JsonNode.DeepEquals((a as JsonObject)?[key], (b as JsonObject)?[key]);
        var named = order.Select(o => items.Find(i => Same(i, o))).Where(i => i is not null).ToList();
        var others = items.Where(i => !order.Exists(o => Same(i, o))).ToList();
        var result = new List<JsonNode?>(items.Count);
        int left = 0, right = 0;
        while (left < named.Count || right < others.Count)
        {
            if (left == named.Count)
            {
                result.Add(others[right++]);
                continue;
            }

            if (right == others.Count)
            {
                result.Add(named[left++]);
                continue;
            }

            var at = original.FindIndex(o => Same(o, named[left]));
            var other = original.FindIndex(o => Same(o, others[right]));
            result.Add(at < 0 || at < other ? named[left++] : others[right++]);
        }

        return Cloned(result);
    }

    private static JsonArray Cloned(IEnumerable<JsonNode?> items)
    {
        var list = new JsonArray();
        foreach (var item in items)
        {
            list.Add(item is JsonObject entry ? Clean(entry) : item?.DeepClone());
        }

        return list;
    }

    // A copy without directives.
    private static JsonObject Clean(JsonObject value)
    {
        var clean = new JsonObject();
        foreach (var (name, item) in value)
        {
            if (name.StartsWith('$') && (name is Directive or RetainKeys || name.StartsWith(DeleteFrom, StringComparison.Ordinal) || name.StartsWith(SetOrder, StringComparison.Ordinal)))
            {
                continue;
            }

            clean[name] = item is JsonObject inner ? Clean(inner) : item?.DeepClone();
        }

        return clean;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
