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
        // Elements of both sides by step, in the order of the lists where there are several.
        var elements = new Element[left.Count + right.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var isAfter = i >= left.Count;
            var at = isAfter ? i - left.Count : i;
            var value = isAfter ? right[at] : left[at];
            elements[i] = new(type.StepOf(value, at), value, i, isAfter);
        }

        Array.Sort(elements);
        for (var start = 0; start < elements.Length;)
        {
            var (middle, end) = (start, start);
            while (end < elements.Length && elements[end].Step == elements[start].Step)
            {
                middle += elements[end++].IsAfter ? 0 : 1;
            }

            Repeated(elements.AsSpan(start, middle - start), elements.AsSpan(middle, end - middle), type, ref level);
            start = end;
        }
    }

    // The elements of one step before and after: seen as one whole where there are several.
    private static void Repeated(ReadOnlySpan<Element> before, ReadOnlySpan<Element> after, MergeList type, ref Level level)
    {
        var step = before.IsEmpty ? after[0].Step : before[0].Step;
        var was = before.IsEmpty ? null : before[0].Value;
        var now = after.IsEmpty ? null : after[0].Value;
        if (before.Length <= 1 && after.Length <= 1)
        {
            Descend(step, was, now, type.Items, ref level);
        }
        else if (before.Length > 1 && after.Length > 1)
        {
            var isSame = before.Length == after.Length;
            for (var i = 0; isSame && i < before.Length; i++)
            {
                isSame = before[i].Value.Equals(after[i].Value);
            }

            if (!isSame)
            {
                level.Modified.Add(step, true, FieldSet.Empty);
            }
        }
        else if (before.Length > 1)
        {
            Descend(step, null, now, type.Items, ref level);
            level.Removed.Add(step, true, FieldSet.Empty);
        }
        else
        {
            Descend(step, was, null, type.Items, ref level);
            level.Added.Add(step, true, FieldSet.Empty);
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

    private readonly record struct Element(PathElement Step, JsonValue Value, int Order, bool IsAfter) : IComparable<Element>
    {
        public int CompareTo(Element other) => Step.CompareTo(other.Step) is var order && order != 0 ? order : Order - other.Order;
    }

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
