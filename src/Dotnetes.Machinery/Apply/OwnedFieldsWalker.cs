using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Finds the fields that somebody who applies a value owns: all leaves, the elements of lists and the entries of maps.</summary>
internal static class OwnedFieldsWalker
{
    public static FieldSet Of(JsonValue value, MergeType type)
    {
        var level = default(FieldSetBuilder);
        Visit(value, type, ref level);
        return level.ToSet();
    }

    // Whether the value is a member itself.
    private static bool Visit(JsonValue value, MergeType type, ref FieldSetBuilder level)
    {
        switch (type.FormOf(value))
        {
            case MergeForm.Map when !type.Map!.IsAtomic:
                if (value is JsonObject map)
                {
                    Members(map, type.Map, ref level);
                }

                return false;
            case MergeForm.List when !type.List!.IsAtomic:
                if (value is JsonArray list)
                {
                    Elements(list, type.List, ref level);
                }

                return false;
            default:
                return true;
        }
    }

    private static void Members(JsonObject map, MergeMap type, ref FieldSetBuilder level)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var (name, value) = (map.NameAt(i), map.ValueAt(i));
            var below = default(FieldSetBuilder);
            var isMember = Visit(value, type.Member(name), ref below);
            isMember |= value.IsNull || value is JsonObject { Count: 0 } || type.Field(name) is null;
            level.Add(PathElement.Field(name), isMember, below.ToSet());
        }
    }

    private static void Elements(JsonArray list, MergeList type, ref FieldSetBuilder level)
    {
        var steps = new Dictionary<PathElement, int>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var step = type.StepOf(list[i], i);
            steps[step] = steps.GetValueOrDefault(step) + 1;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var step = type.StepOf(list[i], i);
            var below = default(FieldSetBuilder);
            if (steps[step] == 1)
            {
                Visit(list[i], type.Items, ref below);
            }

            level.Add(step, true, below.ToSet());
        }
    }
}
