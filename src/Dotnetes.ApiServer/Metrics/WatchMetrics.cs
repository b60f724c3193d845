using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What is reported about the events of watches of one resource.</summary>
internal readonly record struct WatchMetrics(Counter Events, Histogram Sizes)
{
    /// <summary>Reports an event that was sent.</summary>
    public void Sent(long bytes)
    {
        Events.Increment();
        Sizes.Observe(bytes);
    }
}
