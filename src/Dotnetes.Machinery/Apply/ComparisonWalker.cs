using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Finds out which fields differ between two values of one type.</summary>
internal static class ComparisonWalker
{
    public static FieldComparison Compare(JsonValue left, JsonValue right, MergeType type)
    {
        var level = default(Level);
        Visit(left, right, type, ref level);
        return new(level.Removed.ToSet(), level.Modified.ToSet(), level.Added.ToSet());
    }

    // Adds what differs below to the level and says how the value itself differs.
    private static Difference Visit(JsonValue? left, JsonValue? right, MergeType type, ref Level level)
    {
        if (ReferenceEquals(left, right))
        {
            return Difference.None;
        }

        var form = type.FormOf(right ?? left);
        if (left is null || right is null || form == type.FormOf(left))
        {
            return Visit(form, left, right, type, ref level, out var isLeaf) is var found && isLeaf ? found : Presence(left, right);
        }

        // Both sides have forms of their own.
        var first = Visit(type.FormOf(left), left, right, type, ref level, out var firstIsLeaf);
        var second = Visit(form, left, right, type, ref level, out var secondIsLeaf);
        return firstIsLeaf ? first : secondIsLeaf ? second : Difference.None;
    }

    private static Difference Visit(MergeForm form, JsonValue? left, JsonValue? right, MergeType type, ref Level level, out bool isLeaf)
    {
        isLeaf = true;
        switch (form)
        {
            case MergeForm.Map:
                var (map, other) = (left as JsonObject, right as JsonObject);
                if (type.Map!.IsAtomic || (map?.Count ?? 0) + (other?.Count ?? 0) == 0)
                {
                    return Leaf(left, right);
                }

                isLeaf = false;
                Members(map ?? JsonObject.Empty, other ?? JsonObject.Empty, type.Map, ref level);
                return Difference.None;
            case MergeForm.List:
                var (list, otherList) = (left as JsonArray, right as JsonArray);
                if (type.List!.IsAtomic || (list?.Count ?? 0) + (otherList?.Count ?? 0) == 0)
                {
                    return Leaf(left, right);
                }

                isLeaf = false;
                Elements(list ?? JsonArray.Empty, otherList ?? JsonArray.Empty, type.List, ref level);
                return Difference.None;
            default:
                return Leaf(left, right);
        }
    }

    private static void Members(JsonObject left, JsonObject right, MergeMap type, ref Level level)
    {
        int i = 0, j = 0;
        while (i < left.Count || j < right.Count)
        {
            var order = i == left.Count ? 1 : j == right.Count ? -1 : Serialization.Collections.Utf8Order.CompareKeys(left.NameAt(i), right.NameAt(j));
            var name = order <= 0 ? left.NameAt(i) : right.NameAt(j);
            var before = order <= 0 ? left.ValueAt(i++) : null;
            var after = order >= 0 ? right.ValueAt(j++) : null;
            Descend(PathElement.Field(name), before, after, type.Member(name), ref level);
        }
    }

    private static void Elements(JsonArray left, JsonArray right, MergeList type, ref Level level)
    {
        var byStep = new SortedDictionary<PathElement, (List<JsonValue>? Before, List<JsonValue>? After)>();
        for (var i = 0; i < left.Count; i++)
        {
            var step = type.StepOf(left[i], i);
            byStep.TryGetValue(step, out var found);
            (found.Before ??= []).Add(left[i]);
            byStep[step] = found;
        }

        for (var i = 0; i < right.Count; i++)
        {
            var step = type.StepOf(right[i], i);
            byStep.TryGetValue(step, out var found);
            (found.After ??= []).Add(right[i]);
            byStep[step] = found;
        }

        foreach (var (step, (before, after)) in byStep)
        {
            var (was, now) = (before?.Count ?? 0, after?.Count ?? 0);
            if (was <= 1 && now <= 1)
            {
                Descend(step, before?[0], after?[0], type.Items, ref level);
            }
            else if (was > 1 && now > 1)
            {
                // Repeated elements are seen as one, as a whole.
                if (!before!.SequenceEqual(after!))
                {
                    level.Modified.Add(step, true, FieldSet.Empty);
                }
            }
            else if (was > 1)
            {
                Descend(step, null, after?[0], type.Items, ref level);
                level.Removed.Add(step, true, FieldSet.Empty);
            }
            else
            {
                Descend(step, before?[0], null, type.Items, ref level);
                level.Added.Add(step, true, FieldSet.Empty);
            }
        }
    }

    private static void Descend(PathElement step, JsonValue? before, JsonValue? after, MergeType type, ref Level level)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        var below = default(Level);
        var difference = Visit(before, after, type, ref below);
        level.Removed.Add(step, difference == Difference.Removed, below.Removed.ToSet());
        level.Modified.Add(step, difference == Difference.Modified, below.Modified.ToSet());
        level.Added.Add(step, difference == Difference.Added, below.Added.ToSet());
    }

    private static Difference Leaf(JsonValue? left, JsonValue? right) =>
        left is null || right is null ? Presence(left, right) : left.Equals(right) ? Difference.None : Difference.Modified;

    private static Difference Presence(JsonValue? left, JsonValue? right) =>
        left is null ? Difference.Added : right is null ? Difference.Removed : Difference.None;

    private enum Difference
    {
        None,
        Removed,
        Modified,
        Added,
    }

    private struct Level
    {
        public FieldSetBuilder Removed;
        public FieldSetBuilder Modified;
        public FieldSetBuilder Added;
    }
}
