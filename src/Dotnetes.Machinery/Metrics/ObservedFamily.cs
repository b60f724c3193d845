namespace Dotnetes.Machinery.Metrics;

/// <summary>A metric that is read where it lies whenever somebody asks.</summary>
internal sealed class ObservedFamily(string name, string help, MetricType type, MetricStability stability, IReadOnlyList<string> labels, Action<MetricSamples> read)
    : MetricFamily(name, help, type, stability, labels)
{
    internal override void Write(MetricSamples samples) => read(samples);
}
