using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <content>What is told about the queues.</content>
internal sealed partial class QueueSet
{
    private long _dispatched;
    private long _rejected;
    private long _cancelled;
    private long _epochs;
    private long _dispatchProgress;
    private long _latestStart;
    private (long Min, long Max, long DiscountedMin, long DiscountedMax) _nextStarts;

    /// <summary>The state at this moment.</summary>
    /// <param name="withRequests">Whether the queues and requests are told, too.</param>
    public QueueSetReport Report(bool withRequests)
    {
        lock (_gate)
        {
            Advance();
            return new QueueSetReport
            {
                Waiting = _waiting,
                Executing = _executing,
                SeatsInUse = _seatsInUse,
                SeatsWaiting = _seatsWaiting,
                Dispatched = _dispatched,
                Rejected = _rejected,
                Cancelled = _cancelled,
                Epochs = _epochs,
                Progress = _progress,
                DispatchProgress = _dispatchProgress,
                LatestStart = _latestStart,
                NextStarts = _nextStarts,
                Queues = withRequests ? [.. _queues.Select((q, i) => ReportOf(q ?? new FlowQueue(i)))] : [],
                Unqueued = withRequests ? [.. _unqueued.Items.Select(ReportOf)] : [],
            };
        }
    }

    /// <summary>Reads statistics of flows while nothing changes them.</summary>
    public void Read(Action read)
    {
        lock (_gate)
        {
            read();
        }
    }

    /// <summary>Moves what was gathered over time to histograms.</summary>
    public void MoveUtilization(Histogram waiting, Histogram executing, Histogram seats, Histogram demand)
    {
        lock (_gate)
        {
            Advance();
            _utilization.MoveTo(waiting, executing, seats, demand);
        }
    }

    private QueueReport ReportOf(FlowQueue queue) =>
        new(queue.Index, [.. queue.Waiting.Items.Select(ReportOf)], [.. queue.Executing.Items.Select(ReportOf)], queue.SeatsInUse, queue.NextDispatchR, queue.WaitingWork);

    private RequestReport ReportOf(FlowTicket ticket) => new(
        ticket.Flow.Schema, ticket.Distinguisher, ticket.Work, At(ticket.Arrived), ticket.State == TicketState.Waiting ? null : At(ticket.Started), ticket.Info, ticket.User);

    private DateTimeOffset At(long timestamp) => time.GetUtcNow() - time.GetElapsedTime(timestamp, _last);

    private void NoteNextStarts()
    {
        var (min, max, discountedMin, discountedMax) = (long.MaxValue, long.MinValue, long.MaxValue, long.MinValue);
        foreach (var queue in _backlog)
        {
            var discounted = queue.NextDispatchR - SeatSeconds.Of(queue.SeatsInUse, EstimatedServiceTime);
            min = Math.Min(min, queue.NextDispatchR);
            max = Math.Max(max, queue.NextDispatchR);
            discountedMin = Math.Min(discountedMin, discounted);
            discountedMax = Math.Max(discountedMax, discounted);
        }

        _nextStarts = (min, max, discountedMin, discountedMax);
    }
}
