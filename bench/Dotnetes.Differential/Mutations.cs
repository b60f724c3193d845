using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>Changes an object in one place at a time, in every way that is likely to be wrong or to matter.</summary>
internal static class Mutations
{
    private static readonly string[] Words = ["", "Not Valid_!", "a-b.c", new('a', 300)];
    private static readonly long[] Numbers = [-1, 0, 1, 70_000, 3_000_000_000];

    /// <summary>All mutations of an object; the sample shows which fields it could have as well.</summary>
    public static IEnumerable<(string What, JsonObject Value)> Of(JsonObject seed, JsonObject? sample)
    {
        var changes = new List<(string What, List<object> Path, Func<JsonNode?, JsonNode?>? Change)>();
        Collect(seed, sample, [], changes);
        foreach (var (what, path, change) in changes)
        {
            var copy = (JsonObject)seed.DeepClone();
            Apply(copy, path, change);
            yield return (what, copy);
        }
    }

    private static void Apply(JsonNode root, List<object> path, Func<JsonNode?, JsonNode?>? change)
    {
        var parent = root;
        foreach (var step in path.SkipLast(1))
        {
            parent = step is string name ? parent[name]! : parent[(int)step]!;
        }

        switch (parent, path[^1])
        {
            case (JsonObject map, string name) when change is null:
                map.Remove(name);
                break;
            case (JsonObject map, string name):
                map[name] = change(map[name]?.DeepClone());
                break;
            case (JsonArray list, int index) when change is null:
                list.RemoveAt(index);
                break;
            case (JsonArray list, int index):
                list[index] = change(list[index]?.DeepClone());
                break;
        }
    }

    private static void Collect(JsonNode? node, JsonNode? sample, List<object> path, List<(string, List<object>, Func<JsonNode?, JsonNode?>?)> changes)
    {
        void Add(string what, Func<JsonNode?, JsonNode?>? change) => changes.Add(($"{PathOf(path)}: {what}", [.. path], change));

        if (path.Count > 0 && path is not ["apiVersion" or "kind"] and not ["metadata"] and not ["metadata", "name" or "namespace"])
        {
            Add("removed", null);
            Add("null", _ => null);
        }

        switch (node)
        {
            case JsonObject map:
                CollectObject(map, sample as JsonObject, path, changes, Add);
                break;
            case JsonArray list:
                Add("empty", _ => new JsonArray());
                Add("text", _ => JsonValue.Create("text"));
                if (list.Count > 0)
                {
                    Add("first twice", n => new JsonArray([.. n!.AsArray().Select(i => i?.DeepClone()), n.AsArray()[0]?.DeepClone()]));
                    Collect(list[0], (sample as JsonArray)?.FirstOrDefault(), [.. path, 0], changes);
                }

                break;
            case JsonValue value when path is not ["apiVersion" or "kind"] and not ["metadata", "name" or "namespace"]:
                CollectScalar(value, Add);
                break;
        }
    }

    private static void CollectObject(JsonObject map, JsonObject? sample, List<object> path, List<(string, List<object>, Func<JsonNode?, JsonNode?>?)> changes, Action<string, Func<JsonNode?, JsonNode?>?> add)
    {
        if (path.Count > 0)
        {
            add("text", _ => JsonValue.Create("text"));
            if (path is not ["metadata"])
            {
                add("emptied", _ => new JsonObject());
            }
        }

        changes.Add(($"{PathOf(path)}: unknown field", [.. path, "unheard"], _ => JsonValue.Create(1)));
        foreach (var (name, child) in map)
        {
            Collect(child, sample?[name], [.. path, name], changes);
        }

        foreach (var (name, child) in sample ?? [])
        {
            if (!map.ContainsKey(name) && !(path is ["metadata"] && name is "generateName" or "deletionTimestamp" or "managedFields"))
            {
                changes.Add(($"{PathOf([.. path, name])}: grafted", [.. path, name], _ => child?.DeepClone()));
                CollectGraft(child, [.. path, name], changes);
            }
        }
    }

    // Of the parts of a sample's field each alone, where the others would hide what is wrong with it.
    private static void CollectGraft(JsonNode? sample, List<object> path, List<(string, List<object>, Func<JsonNode?, JsonNode?>?)> changes)
    {
        var (inner, wrap) = sample switch
        {
            JsonArray { Count: > 0 } list when list[0] is JsonObject item => (item, (Func<JsonNode, JsonNode>)(n => new JsonArray(n))),
            JsonObject item => (item, n => n),
            _ => (null, n => n),
        };
        foreach (var (name, child) in inner ?? [])
        {
            changes.Add(($"{PathOf(path)}.{name}: grafted alone", [.. path], _ => wrap(new JsonObject { [name] = child?.DeepClone() })));
        }
    }

    private static void CollectScalar(JsonValue value, Action<string, Func<JsonNode?, JsonNode?>?> add)
    {
        add("object", _ => new JsonObject());
        if (value.TryGetValue<string>(out _))
        {
            add("number", _ => JsonValue.Create(7));
            foreach (var word in Words)
            {
                add($"\"{(word.Length > 20 ? "aaa..." : word)}\"", _ => JsonValue.Create(word));
            }
        }
        else if (value.TryGetValue<bool>(out var flag))
        {
            add("flipped", _ => JsonValue.Create(!flag));
            add("text", _ => JsonValue.Create("true"));
        }
        else
        {
            add("text", _ => JsonValue.Create("text"));
            add("fraction", _ => JsonValue.Create(1.5));
            foreach (var number in Numbers)
            {
                add($"{number}", _ => JsonValue.Create(number));
            }
        }
    }

    private static string PathOf(List<object> path) => path.Count == 0 ? "." : string.Concat(path.Select((p, i) => p is int ? $"[{p}]" : i == 0 ? $"{p}" : $".{p}"));
}
