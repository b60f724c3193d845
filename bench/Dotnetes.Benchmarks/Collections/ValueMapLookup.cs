using System.Collections.Frozen;
using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Benchmarks.Collections;

/// <summary>
/// Finds every key of a label map, and as many keys that it lacks. Label maps have a handful of entries with long common prefixes, which
/// is what a sorted array must do well with beside hash tables.
/// </summary>
[MemoryDiagnoser]
public class ValueMapLookup
{
    private string[] _wanted = [];
    private ValueMap<string> _valueMap;
    private Dictionary<string, string> _dictionary = [];
    private ImmutableDictionary<string, string> _immutable = ImmutableDictionary<string, string>.Empty;
    private FrozenDictionary<string, string> _frozen = FrozenDictionary<string, string>.Empty;

    /// <summary>Entries in the map.</summary>
    [Params(4, 16, 64)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _dictionary = Enumerable.Range(0, Entries).ToDictionary(i => $"app.kubernetes.io/label-{i:000}", i => $"value-{i}");
        _valueMap = _dictionary.ToValueMap();
        _immutable = _dictionary.ToImmutableDictionary();
        _frozen = _dictionary.ToFrozenDictionary();
        // Fresh strings: a lookup by the very instance that the map holds would end at the reference comparison.
        _wanted = [.. _dictionary.Keys.SelectMany(k => new[] { new string(k.AsSpan()), k + "-absent" })];
    }

    [Benchmark]
    public int ValueMap()
    {
        var found = 0;
        foreach (var key in _wanted)
        {
            found += _valueMap.ContainsKey(key) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(Baseline = true)]
    public int Dictionary()
    {
        var found = 0;
        foreach (var key in _wanted)
        {
            found += _dictionary.ContainsKey(key) ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    public int ImmutableDictionary()
    {
        var found = 0;
        foreach (var key in _wanted)
        {
            found += _immutable.ContainsKey(key) ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    public int FrozenDictionary()
    {
        var found = 0;
        foreach (var key in _wanted)
        {
            found += _frozen.ContainsKey(key) ? 1 : 0;
        }

        return found;
    }
}
