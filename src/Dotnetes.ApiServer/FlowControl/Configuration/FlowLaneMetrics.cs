using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>What is observed of the requests of one flow schema at one priority level.</summary>
/// <param name="WaitedAndRan">How long those waited that got their seats.</param>
/// <param name="WaitedInVain">How long those waited that were turned away.</param>
/// <param name="Ran">How long requests ran.</param>
/// <param name="RanWatches">How long the beginning of watches took.</param>
/// <param name="QueueLength">The length of its queue that a request saw.</param>
/// <param name="EstimatedSeats">The seats that were estimated.</param>
/// <param name="WatchCount">The watchers that writes concerned.</param>
internal sealed record FlowLaneMetrics(
    Histogram WaitedAndRan, Histogram WaitedInVain, Histogram Ran, Histogram RanWatches, Histogram QueueLength, Histogram EstimatedSeats, Histogram WatchCount);
