using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Apply;

/// <summary>A list: replaced as a whole, a set of scalars, or objects that are known by their keys.</summary>
public sealed class MergeList
{
    private readonly Func<MergeType> _items;
    private readonly (string Name, JsonValue? Default)[] _keys;
    private MergeType? _resolved;

    /// <summary>Describes a list.</summary>
    /// <param name="items">The type of the elements, asked for when it is first needed.</param>
    /// <param name="isAtomic">Whether the list is replaced as a whole.</param>
    /// <param name="keys">The names of the keys, with the values they have where an element lacks them; empty for sets.</param>
    public MergeList(Func<MergeType> items, bool isAtomic, IEnumerable<(string Name, JsonValue? Default)> keys)
    {
        _items = items;
        IsAtomic = isAtomic;
        _keys = [.. keys];
    }

    /// <summary>The type of the elements.</summary>
    public MergeType Items => _resolved ??= _items();

    /// <summary>Whether the list is replaced as a whole.</summary>
    public bool IsAtomic { get; }

    /// <summary>The names of the keys.</summary>
    public IEnumerable<string> Keys => _keys.Select(k => k.Name);

    // Whether the list is a set of scalars.
    internal bool IsSet => _keys.Length == 0;

    internal bool HasKey(string name)
    {
        foreach (var key in _keys)
        {
            if (key.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    // The step to an element.
    internal PathElement StepOf(JsonValue element, int index) => TryStepOf(element, out var step) is { } error
        ? throw new DecodingException($"element {index}: {error}")
        : step;

    // The step to an element, or what is wrong with the element in upstream's words.
    internal string? TryStepOf(JsonValue element, out PathElement step)
    {
        step = default;
        if (_keys.Length == 0)
        {
            step = PathElement.Value(element);
            return element switch
            {
                JsonObject => "associative list without keys has an element that's a map type",
                JsonArray => "not supported: associative list with lists as elements",
                JsonNull => "associative list without keys has an element that's an explicit null",
                _ => null,
            };
        }

        if (element is not JsonObject members)
        {
            return element.IsNull ? "associative list with keys may not have a null element" : "associative list with keys may not have non-map elements";
        }

        var keys = new JsonObjectBuilder();
        foreach (var (name, fallback) in _keys)
        {
            if ((members.Get(name) ?? fallback) is { } value)
            {
                keys[name] = value;
            }
        }

        if (keys.Count == 0)
        {
            return $"associative list with keys has an element that omits all key fields [{string.Join(" ", Keys.Select(GoText.Quote))}] (and doesn't have default values for any key fields)";
        }

        step = PathElement.Key(keys.ToObject());
        return null;
    }
}
