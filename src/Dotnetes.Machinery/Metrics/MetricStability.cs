namespace Dotnetes.Machinery.Metrics;

/// <summary>How long a metric's name and labels are promised to stay (Kubernetes' metric stability, KEP-1209).</summary>
public enum MetricStability
{
    /// <summary>May change with any release.</summary>
    Alpha,

    /// <summary>Labels may be added.</summary>
    Beta,

    /// <summary>Stays.</summary>
    Stable,
}
