namespace Dotnetes.Scheduler.Framework;

/// <summary>What plugins keep for each other and for their later extension points during one scheduling cycle.</summary>
public sealed class CycleState
{
    private readonly Dictionary<string, object> _values = [];

    /// <summary>Plugins whose Filter has nothing to do in this cycle.</summary>
    public HashSet<string> SkippedFilters { get; } = [];

    /// <summary>Plugins whose Score has nothing to do in this cycle.</summary>
    public HashSet<string> SkippedScores { get; } = [];

    /// <summary>Keeps a value under a key that the plugin owns.</summary>
    public void Set(string key, object value) => _values[key] = value;

    /// <summary>The value of a key, or null.</summary>
    public T? Get<T>(string key)
        where T : class => _values.GetValueOrDefault(key) as T;
}
