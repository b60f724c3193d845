namespace Dotnetes.Machinery.Metrics;

/// <summary>What a metric's values mean, in Prometheus' words.</summary>
public enum MetricType
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts observations by size.</summary>
    Histogram,

    /// <summary>Counts observations and adds them up.</summary>
    Summary,
}
