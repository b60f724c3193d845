using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Json;

/// <summary>Collects the members of a <see cref="JsonObject"/>; a name that is set again replaces the earlier value.</summary>
public sealed class JsonObjectBuilder : IEnumerable<KeyValuePair<string, JsonValue>>
{
    private readonly Dictionary<string, JsonValue> _members = new(StringComparer.Ordinal);

    /// <summary>The number of members.</summary>
    public int Count => _members.Count;

    /// <summary>A member.</summary>
    public JsonValue this[string name]
    {
        get => _members[name];
        set => _members[name] = value;
    }

    /// <summary>Sets a member, also in a collection initializer.</summary>
    public void Add(string name, JsonValue value) => _members[name] = value;

    /// <summary>Whether there is such a member.</summary>
    public bool ContainsKey(string name) => _members.ContainsKey(name);

    /// <summary>The member, if there is one.</summary>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out JsonValue value) => _members.TryGetValue(name, out value);

    /// <summary>Takes a member away; false when there was none.</summary>
    public bool Remove(string name) => _members.Remove(name);

    /// <summary>The object with the members of now.</summary>
    public JsonObject ToObject()
    {
        if (_members.Count == 0)
        {
            return JsonObject.Empty;
        }

        var names = new string[_members.Count];
        var values = new JsonValue[_members.Count];
        _members.Keys.CopyTo(names, 0);
        _members.Values.CopyTo(values, 0);
        Array.Sort(names, values, Utf8Order.Instance);
        return new(names, values);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
