using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Takes fields out of a value. Lists and maps that become empty stay, empty.</summary>
internal static class RemovingWalker
{
    public static JsonValue Remove(JsonValue value, FieldSet fields, MergeType type)
    {
        if (fields.IsEmpty)
        {
            return value;
        }

        switch (type.FormOf(value))
        {
            case MergeForm.Map when value is JsonObject map:
                return type.Map!.IsAtomic ? JsonObject.Empty : Members(map, fields, type.Map);
            case MergeForm.List when value is JsonArray list:
                return type.List!.IsAtomic ? JsonArray.Empty : Elements(list, fields, type.List);
            default:
                return value;
        }
    }

    private static JsonObject Members(JsonObject map, FieldSet fields, MergeMap type)
    {
        var names = new List<string>(map.Count);
        var values = new List<JsonValue>(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var name = map.NameAt(i);
            if (!fields.Has(name))
            {
                names.Add(name);
                values.Add(Remove(map.ValueAt(i), fields.Below(name), type.Member(name)));
            }
        }

        return new([.. names], [.. values]);
    }

    private static JsonArray Elements(JsonArray list, FieldSet fields, MergeList type)
    {
        var kept = new List<JsonValue>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (type.TryStepOf(list[i], out var step) is not null)
            {
                kept.Add(list[i]);
            }
            else if (!fields.Has(step))
            {
                kept.Add(Remove(list[i], fields.Below(step), type.Items));
            }
        }

        return new(kept);
    }
}
