namespace Dotnetes.Cri.V1;

/// <summary>Whether a metric only ever rises or can go up and down.</summary>
public enum MetricType
{
    /// <summary>COUNTER.</summary>
    Counter = 0,

    /// <summary>GAUGE.</summary>
    Gauge = 1,
}
