using Dotnetes.ApiServer.FlowControl.Queuing;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>The requests of one flow schema at one priority level: what is counted and reported of them.</summary>
/// <param name="Statistics">The counts; guarded by the lock of the level's queues.</param>
/// <param name="Metrics">The histograms.</param>
internal sealed record FlowLane(FlowStatistics Statistics, FlowLaneMetrics Metrics);
