using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>What merging and comparing lists strategically share: identities of elements and their order.</summary>
internal static class StrategicLists
{
    public const string Directive = "$patch";

    /// <summary>The kind of the elements of all lists; null when there is none.</summary>
    public static JsonKind? ElementKind(params ReadOnlySpan<IReadOnlyList<JsonValue>> lists)
    {
        JsonKind? kind = null;
        foreach (var list in lists)
        {
            foreach (var item in list)
            {
                if (item is JsonArray)
                {
                    throw StrategicErrors.ListOfLists();
                }

                if (kind is not null && kind != item.Kind)
                {
                    throw StrategicErrors.ElementTypes(lists);
                }

                kind = item.Kind;
            }
        }

        return kind;
    }

    /// <summary>What tells elements apart: the value of the merge key, or the element itself when there is no key.</summary>
    public static JsonValue Identity(JsonValue item, string mergeKey)
    {
        if (mergeKey.Length == 0)
        {
            return item;
        }

        var o = item as JsonObject ?? throw StrategicErrors.ArgumentType("map[string]interface {}", item);
        return o.Get(mergeKey) ?? throw StrategicErrors.NoMergeKey(o, mergeKey);
    }

    /// <summary>The position of the first element of each identity.</summary>
    public static Dictionary<JsonValue, int> Positions(IReadOnlyList<JsonValue> list, string mergeKey)
    {
        var positions = new Dictionary<JsonValue, int>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            positions.TryAdd(Identity(list[i], mergeKey), i);
        }

        return positions;
    }

    public static bool IsDeletion(JsonValue item) => (item as JsonObject)?.Get(Directive)?.AsString == "delete";

    /// <summary>
    /// Puts the elements that <paramref name="wanted"/> names in its order, keeps all others in the order of <paramref name="live"/>, and
    /// weaves the two: an element of the others stands before the next named one if it stood before it in the live list.
    /// </summary>
    public static List<JsonValue> Order(IReadOnlyList<JsonValue> merged, IReadOnlyList<JsonValue> wanted, IReadOnlyList<JsonValue> live, string mergeKey)
    {
        var inWanted = Positions(wanted, mergeKey);
        var inLive = Positions(live, mergeKey);
        var named = Sort(merged.Where(m => inWanted.ContainsKey(Identity(m, mergeKey))), inWanted, mergeKey);
        var others = Sort(merged.Where(m => !inWanted.ContainsKey(Identity(m, mergeKey))), inLive, mergeKey);
        var result = new List<JsonValue>(merged.Count);
        int i = 0, j = 0;
        while (i < others.Count && j < named.Count)
        {
            var isBefore = inLive.TryGetValue(Identity(others[i], mergeKey), out var left)
                && inLive.TryGetValue(Identity(named[j], mergeKey), out var right) && left < right;
            result.Add(isBefore ? others[i++] : named[j++]);
        }

        result.AddRange(others.Skip(i));
        result.AddRange(named.Skip(j));
        return result;
    }

    /// <summary>The elements in the order of <paramref name="positions"/>, deletions last.</summary>
    public static List<JsonValue> Sort(IEnumerable<JsonValue> items, Dictionary<JsonValue, int> positions, string mergeKey) =>
        [.. items.OrderBy(i => IsDeletion(i) ? 1 : 0).ThenBy(i => IsDeletion(i) ? 0 : positions.GetValueOrDefault(Identity(i, mergeKey), int.MaxValue))];
}
