namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>Which verbs are granted on one thing, for all objects or for some names, and by which role.</summary>
internal sealed class VerbTable
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a grant. What an earlier source grants already stays its.</summary>
    /// <param name="verb">The verb; an asterisk for all.</param>
    /// <param name="names">The names of the objects; empty for all.</param>
    /// <param name="source">The number of the role.</param>
    public void Add(string verb, ValueList<string> names, int source)
    {
        var entry = _entries.Find(e => e.Verb == verb);
        if (entry is null)
        {
            _entries.Add(entry = new Entry(verb));
        }

        if (names.IsEmpty)
        {
            entry.Any = entry.Any < 0 ? source : entry.Any;
            return;
        }

        entry.Names ??= new(StringComparer.Ordinal);
        foreach (var name in names)
        {
            entry.Names.TryAdd(name, source);
        }
    }

    /// <summary>The number of the role that grants a verb on an object, or -1.</summary>
    public int Find(string verb, string name)
    {
        foreach (var entry in _entries)
        {
            if (entry.Verb != verb && entry.Verb != "*")
            {
                continue;
            }

            if (entry.Any >= 0)
            {
                return entry.Any;
            }

            if (entry.Names!.TryGetValue(name, out var source))
            {
                return source;
            }
        }

        return -1;
    }

    private sealed class Entry(string verb)
    {
        public string Verb { get; } = verb;

        public int Any { get; set; } = -1;

        public Dictionary<string, int>? Names { get; set; }
    }
}
