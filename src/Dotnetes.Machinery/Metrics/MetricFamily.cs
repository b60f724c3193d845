namespace Dotnetes.Machinery.Metrics;

/// <summary>A metric with all its label values.</summary>
public abstract class MetricFamily
{
    private protected MetricFamily(string name, string help, MetricType type, MetricStability stability, IReadOnlyList<string> labels)
    {
        Name = name;
        Help = help;
        Type = type;
        Stability = stability;
        Labels = labels;
    }

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>What it means.</summary>
    public string Help { get; }

    /// <summary>What its values mean.</summary>
    public MetricType Type { get; }

    /// <summary>How stable it is.</summary>
    public MetricStability Stability { get; }

    /// <summary>The names of its labels.</summary>
    public IReadOnlyList<string> Labels { get; }

    internal abstract void Write(MetricSamples samples);
}
