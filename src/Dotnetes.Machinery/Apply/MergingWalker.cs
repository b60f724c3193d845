using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Apply;

/// <summary>Merges an applied value into the present one: what is applied wins, what it does not name stays.</summary>
internal static class MergingWalker
{
    /// <summary>The merged value; null when nothing is left.</summary>
    /// <exception cref="ApplyException">A list of the applied value names an element twice.</exception>
    public static JsonValue? Merge(JsonValue? present, JsonValue? applied, MergeType type)
    {
        var form = type.FormOf(applied ?? present);
        switch (form)
        {
            case MergeForm.Map:
                var (map, changes) = (present as JsonObject, applied as JsonObject);
                return type.Map!.IsAtomic || (map?.Count ?? 0) + (changes?.Count ?? 0) == 0
                    ? applied ?? present
                    : Members(map ?? JsonObject.Empty, changes ?? JsonObject.Empty, type.Map);
            case MergeForm.List:
                var (list, items) = (present as JsonArray, applied as JsonArray);
                return type.List!.IsAtomic || (list?.Count ?? 0) + (items?.Count ?? 0) == 0
                    ? applied ?? present
                    : Elements(list ?? JsonArray.Empty, items ?? JsonArray.Empty, type.List);
            default:
                return applied ?? present;
        }
    }

    private static JsonObject? Members(JsonObject present, JsonObject applied, MergeMap type)
    {
        var names = new List<string>(present.Count + applied.Count);
        var values = new List<JsonValue>(present.Count + applied.Count);
        int i = 0, j = 0;
        while (i < present.Count || j < applied.Count)
        {
            var order = i == present.Count ? 1 : j == applied.Count ? -1 : Utf8Order.CompareKeys(present.NameAt(i), applied.NameAt(j));
            var name = order <= 0 ? present.NameAt(i) : applied.NameAt(j);
            var before = order <= 0 ? present.ValueAt(i++) : null;
            var change = order >= 0 ? applied.ValueAt(j++) : null;
            if ((change is null ? before : Merge(before, change, type.Member(name))) is { } merged)
            {
                names.Add(name);
                values.Add(merged);
            }
        }

        return names.Count == 0 ? null : new([.. names], [.. values]);
    }

    /// <summary>
    /// The applied elements in their order, with the others where they were: each stays behind the elements that it followed, as far as the applied order allows.
    /// </summary>
    private static JsonArray? Elements(JsonArray present, JsonArray applied, MergeList type)
    {
        var (presentSteps, presentByStep) = Index(present, type, isApplied: false);
        var (appliedSteps, appliedByStep) = Index(applied, type, isApplied: true);
        var shared = new Queue<PathElement>(appliedSteps.Where(presentByStep.ContainsKey));
        var taken = new HashSet<PathElement>();
        var merged = new List<JsonValue>(Math.Max(present.Count, applied.Count));
        int i = 0, j = 0;
        while (i < presentSteps.Length || j < appliedSteps.Length)
        {
            if (i < presentSteps.Length)
            {
                var step = presentSteps[i];
                if (!appliedByStep.ContainsKey(step))
                {
                    // Nobody applied it: it stays as it is, also where it is there twice.
                    merged.Add(present[i++]);
                    continue;
                }

                var isNext = j < appliedSteps.Length && step == appliedSteps[j];
                if (!isNext && j < appliedSteps.Length && shared.TryPeek(out var awaited) && awaited != step)
                {
                    i++;
                    continue;
                }

                i += isNext || taken.Contains(step) ? 1 : 0;
            }

            if (j < appliedSteps.Length)
            {
                var step = appliedSteps[j++];
                taken.Add(step);
                if (Merge(presentByStep.GetValueOrDefault(step), appliedByStep[step], type.Items) is { } element)
                {
                    merged.Add(element);
                }

                if (shared.TryPeek(out var head) && head == step)
                {
                    shared.Dequeue();
                }
            }
        }

        return merged.Count == 0 ? null : new(merged);
    }

    // Elements that are there twice are not merged with: the map holds null for them.
    private static (PathElement[] Steps, Dictionary<PathElement, JsonValue?> ByStep) Index(JsonArray list, MergeList type, bool isApplied)
    {
        var steps = new PathElement[list.Count];
        var byStep = new Dictionary<PathElement, JsonValue?>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            steps[i] = type.StepOf(list[i], i);
            if (!byStep.TryAdd(steps[i], list[i]))
            {
                byStep[steps[i]] = isApplied ? throw new ApplyException(400, $"duplicate entries for key {steps[i]}") : null;
            }
        }

        return (steps, byStep);
    }
}
