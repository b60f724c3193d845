using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>Makes strategic patches: only deletions, only changes and additions, or both.</summary>
internal sealed class StrategicDiffer(bool ignoreChanges, bool ignoreDeletions)
{
    public JsonObject Diff(JsonObject original, JsonObject modified, StrategicSchema schema, bool retainKeys)
    {
        var patch = new JsonObjectBuilder();
        foreach (var (key, value) in modified)
        {
            if (!original.TryGetValue(key, out var old))
            {
                Replace(patch, key, value);
            }
            else if (!old.Equals(value))
            {
                DiffMember(patch, key, old, value, schema.Field(key));
            }
        }

        if (!ignoreDeletions)
        {
            foreach (var key in original.Keys.Where(k => !modified.ContainsKey(k)))
            {
                patch[key] = JsonNull.Instance;
            }
        }

        var kept = retainKeys ? modified.Where(m => !m.Value.IsNull).Select(m => new JsonString(m.Key)).ToList() : [];
        if (kept.Count > 0 && (patch.Count > 0 || original.Any(m => !m.Value.IsNull && !modified.ContainsKey(m.Key))))
        {
            patch["$retainKeys"] = new JsonArray(kept);
        }

        return patch.ToObject();
    }

    private void DiffMember(JsonObjectBuilder patch, string key, JsonValue old, JsonValue value, StrategicSchema field)
    {
        if (old is JsonObject from && value is JsonObject to && field.Strategy != "replace")
        {
            var inner = Diff(from, to, field, field.RetainKeys);
            if (inner.Count > 0)
            {
                patch[key] = inner;
            }
        }
        else if (old is JsonArray before && value is JsonArray after && field.Merges)
        {
            DiffList(patch, key, before, after, field);
        }
        else
        {
            Replace(patch, key, value);
        }
    }

    private void Replace(JsonObjectBuilder patch, string key, JsonValue value)
    {
        if (!ignoreChanges)
        {
            patch[key] = value;
        }
    }

    private void DiffList(JsonObjectBuilder patch, string key, JsonArray before, JsonArray after, StrategicSchema field)
    {
        if (before.Count == 0)
        {
            Replace(patch, key, after);
            return;
        }

        var isObjects = StrategicLists.ElementKind(before, after) == JsonKind.Object;
        var mergeKey = isObjects ? field.MergeKey : "";
        if (isObjects && mergeKey.Length == 0)
        {
            throw StrategicErrors.Internal($"cannot merge lists without merge key for {field.Value?.Items?.Type?.Invoke().Name}");
        }

        var old = StrategicLists.Positions(before, mergeKey);
        var kept = StrategicLists.Positions(after, mergeKey);
        var changes = ignoreChanges && !isObjects ? [] : Changes(before, after, old, field, mergeKey);
        var gone = ignoreDeletions ? [] : before.Select(b => StrategicLists.Identity(b, mergeKey)).Distinct().Where(i => !kept.ContainsKey(i)).ToList();
        if (isObjects)
        {
            changes.AddRange(gone.OrderBy(g => GoFormat.Of(g), Utf8Order.Instance)
                .Select(g => new JsonObjectBuilder { { "$patch", new JsonString("delete") }, { mergeKey, g } }.ToObject()));
        }
        else if (gone.Count > 0)
        {
            patch[$"$deleteFromPrimitiveList/{key}"] = new JsonArray(gone.OrderBy(g => GoFormat.Of(g), Utf8Order.Instance));
        }

        if (changes.Count > 0)
        {
            patch[key] = new JsonArray(changes);
        }

        var isOrderSame = before.Select(b => StrategicLists.Identity(b, mergeKey)).SequenceEqual(after.Select(a => StrategicLists.Identity(a, mergeKey)));
        if (changes.Count > 0 || gone.Count > 0 || (!ignoreChanges && !isOrderSame))
        {
            patch[$"$setElementOrder/{key}"] = isObjects
                ? new JsonArray(after.Select(a => JsonObject.Empty.With(mergeKey, StrategicLists.Identity(a, mergeKey))))
                : after;
        }
    }

    private List<JsonValue> Changes(JsonArray before, JsonArray after, Dictionary<JsonValue, int> old, StrategicSchema field, string mergeKey)
    {
        var changes = new List<JsonValue>();
        foreach (var item in after)
        {
            var identity = StrategicLists.Identity(item, mergeKey);
            if (!old.TryGetValue(identity, out var at))
            {
                if (!ignoreChanges)
                {
                    changes.Add(item);
                }
            }
            else if (item is JsonObject o)
            {
                var inner = Diff((JsonObject)before[at], o, field.Items, field.RetainKeys);
                if (inner.Count > 0)
                {
                    changes.Add(inner.With(mergeKey, identity));
                }
            }
        }

        return changes;
    }
}
