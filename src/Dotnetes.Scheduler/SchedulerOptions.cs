using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Scheduler.Framework;

namespace Dotnetes.Scheduler;

/// <summary>How a scheduler runs.</summary>
public sealed record SchedulerOptions
{
    /// <summary>The configuration file's content; empty for the defaults.</summary>
    public KubeSchedulerConfiguration Configuration { get; init; } = KubeSchedulerConfiguration.Empty;

    /// <summary>The plugins that profiles may name.</summary>
    public PluginRegistry Registry { get; init; } = PluginRegistry.CreateDefault();

    /// <summary>Where the scheduler reports what it does.</summary>
    public MetricRegistry Metrics { get; init; } = new();

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Breaks ties between equally good nodes.</summary>
    public required Random Random { get; init; }
}
