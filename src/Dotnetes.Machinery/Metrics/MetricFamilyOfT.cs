using System.Collections.Concurrent;

namespace Dotnetes.Machinery.Metrics;

/// <summary>A metric with a value for each combination of label values.</summary>
/// <typeparam name="T">Counter, gauge or histogram.</typeparam>
public sealed class MetricFamily<T> : MetricFamily
    where T : class
{
    private readonly ConcurrentDictionary<string[], T> _values = new(LabelValueComparer.Instance);
    private readonly ConcurrentDictionary<string[], T>.AlternateLookup<ReadOnlySpan<string>> _lookup;
    private readonly Func<T> _create;
    private readonly Action<MetricSamples, string[], T> _write;

    internal MetricFamily(
        string name, string help, MetricType type, MetricStability stability, IReadOnlyList<string> labels, Func<T> create, Action<MetricSamples, string[], T> write)
        : base(name, help, type, stability, labels)
    {
        _lookup = _values.GetAlternateLookup<ReadOnlySpan<string>>();
        _create = create;
        _write = write;
    }

    /// <summary>The value of a combination of label values, in the order of <see cref="MetricFamily.Labels"/>; keep it where it is used often.</summary>
    public T With(params ReadOnlySpan<string> labelValues)
    {
        if (_lookup.TryGetValue(labelValues, out var found))
        {
            return found;
        }

        if (labelValues.Length != Labels.Count)
        {
            throw new InvalidOperationException($"{Name} has {Labels.Count} labels, not {labelValues.Length}");
        }

        return _values.GetOrAdd(labelValues.ToArray(), static (_, create) => create(), _create);
    }

    /// <summary>Forgets a combination of label values.</summary>
    public void Remove(params ReadOnlySpan<string> labelValues) => _lookup.TryRemove(labelValues, out _);

    internal override void Write(MetricSamples samples)
    {
        // The dictionary's own copy: a sort would ask for the number and then copy, and others add values meanwhile.
        foreach (var (labels, value) in _values.ToArray().OrderBy(v => v.Key, LabelValueComparer.Instance))
        {
            _write(samples, labels, value);
        }
    }
}
