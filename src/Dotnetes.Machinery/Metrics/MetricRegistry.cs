using System.Collections.Concurrent;

namespace Dotnetes.Machinery.Metrics;

/// <summary>
/// The metrics of a component, under upstream's names. A component is given its registry; what belongs to the whole process, such as its work
/// queues and its memory, stands in <see cref="Process"/>.
/// </summary>
public sealed class MetricRegistry
{
    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    /// <summary>What belongs to the whole process.</summary>
    public static MetricRegistry Process { get; } = ProcessMetrics.Register(new MetricRegistry());

    /// <summary>The upper bounds of buckets that grow by a factor.</summary>
    public static double[] ExponentialBuckets(double start, double factor, int count)
    {
        var buckets = new double[count];
        for (var i = 0; i < count; i++)
        {
            buckets[i] = start;
            start *= factor;
        }

        return buckets;
    }

    /// <summary>A metric that only grows; the one that was made before when there is one of the name.</summary>
    public MetricFamily<Counter> Counter(string name, string help, MetricStability stability, params IReadOnlyList<string> labels) =>
        Add(new MetricFamily<Counter>(name, help, MetricType.Counter, stability, labels, static () => new Counter(), static (samples, values, c) => samples.Add(c.Value, values)));

    /// <summary>A metric that goes up and down.</summary>
    public MetricFamily<Gauge> Gauge(string name, string help, MetricStability stability, params IReadOnlyList<string> labels) =>
        Add(new MetricFamily<Gauge>(name, help, MetricType.Gauge, stability, labels, static () => new Gauge(), static (samples, values, g) => samples.Add(g.Value, values)));

    /// <summary>A metric that counts observations by size.</summary>
    /// <param name="name">The name.</param>
    /// <param name="help">What it means.</param>
    /// <param name="stability">How stable it is.</param>
    /// <param name="buckets">The upper bounds of the buckets, rising, without infinity.</param>
    /// <param name="labels">The names of the labels.</param>
    public MetricFamily<Histogram> Histogram(string name, string help, MetricStability stability, double[] buckets, params IReadOnlyList<string> labels) =>
        Add(new MetricFamily<Histogram>(name, help, MetricType.Histogram, stability, labels, () => new Histogram(buckets), static (samples, values, h) => samples.Add(h, values)));

    /// <summary>A metric that counts observations and adds them up.</summary>
    public MetricFamily<Summary> Summary(string name, string help, MetricStability stability, params IReadOnlyList<string> labels) =>
        Add(new MetricFamily<Summary>(name, help, MetricType.Summary, stability, labels, static () => new Summary(), static (samples, values, s) => samples.Add(s, values)));

    /// <summary>A metric that is read whenever somebody asks.</summary>
    /// <param name="name">The name.</param>
    /// <param name="help">What it means.</param>
    /// <param name="type">Counter or gauge.</param>
    /// <param name="stability">How stable it is.</param>
    /// <param name="read">Adds the values.</param>
    /// <param name="labels">The names of the labels.</param>
    public void Observe(string name, string help, MetricType type, MetricStability stability, Action<MetricSamples> read, params IReadOnlyList<string> labels) =>
        _families[name] = new ObservedFamily(name, help, type, stability, labels, read);

    /// <summary>The metrics of registries as text, sorted by name; where several know a name, the first has it.</summary>
    public static string Write(params ReadOnlySpan<MetricRegistry> registries)
    {
        var families = new SortedDictionary<string, MetricFamily>(StringComparer.Ordinal);
        foreach (var registry in registries)
        {
            foreach (var (name, family) in registry._families)
            {
                families.TryAdd(name, family);
            }
        }

        var samples = new MetricSamples();
        foreach (var family in families.Values)
        {
            samples.Begin(family);
            family.Write(samples);
        }

        return samples.ToString();
    }

    private MetricFamily<T> Add<T>(MetricFamily<T> family)
        where T : class =>
        _families.GetOrAdd(family.Name, family) as MetricFamily<T> ?? throw new InvalidOperationException($"{family.Name} is two kinds of metric");
}
