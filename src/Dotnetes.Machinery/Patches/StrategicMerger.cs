using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>Merges a strategic patch into an object, or (<c>isServer: false</c>) into another patch, which keeps nulls and directives.</summary>
internal sealed class StrategicMerger(bool isServer)
{
    private const string DeleteList = "$deleteFromPrimitiveList";
    private const string ElementOrder = "$setElementOrder";
    private const string RetainKeys = "$retainKeys";

    public JsonObject Merge(JsonObject original, JsonObject patch, StrategicSchema schema)
    {
        if (patch.TryGetValue(StrategicLists.Directive, out var directive))
        {
            return directive.AsString switch
            {
                "replace" => patch.Without(StrategicLists.Directive),
                "delete" => JsonObject.Empty,
                _ => throw StrategicErrors.PatchType(directive, patch),
            };
        }

        var result = original.ToBuilder();
        patch = ApplyRetainKeys(result, patch);
        patch = ApplyElementOrders(result, patch, schema);
        foreach (var (key, value) in patch)
        {
            if (!key.StartsWith(DeleteList, StringComparison.Ordinal))
            {
                MergeMember(result, key, value, schema);
            }
            else if (!isServer)
            {
                result[key] = value;
            }
            else if (!value.IsNull)
            {
                Delete(result, Target(key, DeleteList, StrategicErrors.PrimitiveList), value);
            }
        }

        return result.ToObject();
    }

    private void MergeMember(JsonObjectBuilder result, string key, JsonValue value, StrategicSchema schema)
    {
        if (value.IsNull)
        {
            result.Remove(key);
            if (!isServer)
            {
                result[key] = value;
            }

            return;
        }

        var field = schema.Field(key);
        switch (result.TryGetValue(key, out var old) ? old : null)
        {
            case JsonObject from when value is JsonObject to:
                result[key] = field.Strategy == "replace" ? to : Merge(from, to, field);
                break;
            case JsonArray from when value is JsonArray to:
                result[key] = field.Merges ? MergeList(from, to, field) : to;
                break;
            default:
                if (Clean(value) is { } kept)
                {
                    result[key] = kept;
                }
                else
                {
                    result.Remove(key);
                }

                break;
        }
    }

    private JsonArray MergeList(JsonArray original, JsonArray patch, StrategicSchema schema)
    {
        if (original.Count == 0 && patch.Count == 0)
        {
            return original;
        }

        if (StrategicLists.ElementKind(original, patch) != JsonKind.Object)
        {
            JsonValue[] both = [.. original.Concat(patch).Distinct()];
            return new(StrategicLists.Order(both, patch, original, ""));
        }

        if (schema.MergeKey.Length == 0)
        {
            throw StrategicErrors.Internal($"cannot merge lists without merge key for {schema.Value?.Items?.Type?.Invoke().Name}");
        }

        var (live, additions) = ApplyItemDirectives(original, patch, schema.MergeKey);
        var merged = new List<JsonValue>(live);
        var positions = StrategicLists.Positions(merged, schema.MergeKey);
        foreach (var item in additions)
        {
            var identity = StrategicLists.Identity(item, schema.MergeKey);
            if (positions.TryGetValue(identity, out var at))
            {
                merged[at] = Merge((JsonObject)merged[at], (JsonObject)item, schema.Items);
            }
            else
            {
                positions.Add(identity, merged.Count);
                merged.Add(item);
            }
        }

        return new(StrategicLists.Order(merged, additions, live, schema.MergeKey));
    }

    private static (List<JsonValue> Live, List<JsonValue> Additions) ApplyItemDirectives(JsonArray original, JsonArray patch, string mergeKey)
    {
        var additions = new List<JsonValue>();
        var deletions = new HashSet<JsonValue>();
        var replaces = false;
        foreach (JsonObject item in patch.Cast<JsonObject>())
        {
            if (!item.TryGetValue(StrategicLists.Directive, out var directive))
            {
                additions.Add(item);
                continue;
            }

            switch (directive.AsString)
            {
                case "delete":
                    deletions.Add(StrategicLists.Identity(item, mergeKey));
                    break;
                case "replace":
                    replaces = true;
                    break;
                case "merge":
                    throw StrategicErrors.Internal("merging lists cannot yet be specified in the patch");
                default:
                    throw StrategicErrors.PatchType(directive, item);
            }
        }

        return replaces
            ? (additions, [])
            : ([.. original.Where(o => deletions.Count == 0 || ((JsonObject)o).Get(mergeKey) is not { } id || !deletions.Contains(id))], additions);
    }

    private JsonObject ApplyRetainKeys(JsonObjectBuilder result, JsonObject patch)
    {
        if (!patch.TryGetValue(RetainKeys, out var directive))
        {
            return patch;
        }

        patch = patch.Without(RetainKeys);
        if (!isServer)
        {
            result[RetainKeys] = directive;
            return patch;
        }

        var keys = (directive as JsonArray ?? throw StrategicErrors.RetainKeys()).Select(k => k.AsString).ToHashSet();
        foreach (var (key, value) in patch)
        {
            if (!value.IsNull && !keys.Contains(key) && !key.StartsWith(DeleteList, StringComparison.Ordinal) && !key.StartsWith(ElementOrder, StringComparison.Ordinal))
            {
                throw StrategicErrors.RetainKeys();
            }
        }

        foreach (var key in result.Select(m => m.Key).Where(k => !keys.Contains(k)).ToList())
        {
            result.Remove(key);
        }

        return patch;
    }

    private JsonObject ApplyElementOrders(JsonObjectBuilder result, JsonObject patch, StrategicSchema schema)
    {
        foreach (var (key, directive) in patch)
        {
            if (!key.StartsWith(ElementOrder, StringComparison.Ordinal))
            {
                continue;
            }

            if (!isServer)
            {
                result[key] = directive;
            }

            var wanted = directive as JsonArray ?? throw StrategicErrors.ArgumentType("[]interface {}", directive);
            var name = Target(key, ElementOrder, StrategicErrors.ElementOrder);
            var field = schema.Field(name);
            var live = result.TryGetValue(name, out var old) ? AsList(old) : null;
            var changes = patch.TryGetValue(name, out var change) ? AsList(change) : null;
            CheckOrder(changes ?? JsonArray.Empty, wanted, field.MergeKey);
            if (live is not null || changes is not null)
            {
                var merged = changes is null ? live! : live is null ? (JsonArray)Clean(changes)! : field.Merges ? MergeList(live, changes, field) : changes;
                result[name] = new JsonArray(StrategicLists.Order(merged, wanted, live ?? JsonArray.Empty, field.MergeKey));
            }

            patch = patch.Without(key).Without(name);
        }

        return patch;
    }

    private static JsonArray AsList(JsonValue value) => value as JsonArray ?? throw StrategicErrors.ArgumentType("[]interface {}", value);

    // Every element of the patch must be named by the order, and in that order.
    private static void CheckOrder(JsonArray changes, JsonArray wanted, string mergeKey)
    {
        if (wanted.Count == 0 || changes.Count == 0)
        {
            return;
        }

        var next = 0;
        foreach (var item in changes)
        {
            if (item is JsonObject o && o.ContainsKey(StrategicLists.Directive))
            {
                continue;
            }

            var identity = StrategicLists.Identity(item, mergeKey);
            while (next < wanted.Count && !StrategicLists.Identity(wanted[next], mergeKey).Equals(identity))
            {
                next++;
            }

            if (next++ >= wanted.Count)
            {
                throw StrategicErrors.Internal($"The order in patch list:\n{GoFormat.Of(changes)}\n doesn't match {ElementOrder} list:\n{GoFormat.Of(wanted)}\n");
            }
        }
    }

    private static void Delete(JsonObjectBuilder result, string key, JsonValue values)
    {
        if (result.TryGetValue(key, out var old) && old is JsonArray list && values is JsonArray deletions)
        {
            var gone = deletions.ToHashSet();
            result[key] = new JsonArray(list.Where(i => !gone.Contains(i)));
        }
    }

    private static string Target(string key, string prefix, Func<PatchException> error) =>
        key.Length > prefix.Length && key[prefix.Length] == '/' ? key[(prefix.Length + 1)..] : throw error();

    // What a new value leaves behind: maps that are directives go, and on the server so do nulls. Null when nothing is left.
    private JsonValue? Clean(JsonValue value)
    {
        switch (value)
        {
            case JsonObject o:
                if (o.ContainsKey(StrategicLists.Directive))
                {
                    return null;
                }

                var members = new JsonObjectBuilder();
                foreach (var (name, member) in o)
                {
                    if (!(isServer && member.IsNull) && Clean(member) is { } kept)
                    {
                        members[name] = kept;
                    }
                }

                return members.ToObject();
            case JsonArray a:
                return new JsonArray(a.Select(Clean).OfType<JsonValue>());
            default:
                return value;
        }
    }
}
