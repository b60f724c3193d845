namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>
/// The seats and queues of one priority level (KEP-1040, "Fair Queuing for Server Requests"). Requests of one flow wait in few of the queues; when seats become free, the queue goes
/// first whose oldest request would be done first if all queues were served at once with equal parts of the seats. One short lock guards everything; a level with free seats costs a
/// request that lock, the choice of its queue and some counting.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed partial class QueueSet(TimeProvider time)
{
    /// <summary>How long requests are thought to run until they have.</summary>
    public static readonly TimeSpan EstimatedServiceTime = TimeSpan.FromMilliseconds(3);

    // The meter of progress is set back by this before it can overflow.
    private const long EpochStep = 1L << 61;
    private const long EpochEnd = 1L << 62;

    private readonly Lock _gate = new();
    private readonly TicketList _unqueued = new();
    private readonly List<FlowQueue?> _queues = [];
    private readonly List<FlowQueue> _backlog = [];
    private readonly SeatDemand.Integrator _demand = new();
    private readonly LevelUtilization _utilization = new();
    private QueuingSettings _settings;
    private int _limit;
    private long _progress;
    private long _last = time.GetTimestamp();
    private int _robin;
    private int _rotation;
    private int _activeQueues;
    private int _seatsOfQueues;
    private int _waiting;
    private int _executing;
    private int _seatsInUse;
    private int _seatsWaiting;
    private int _lingering;

    /// <summary>Whether nothing waits, runs or lingers.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _waiting == 0 && _executing == 0 && _lingering == 0;
            }
        }
    }

    /// <summary>How many seats there are at the moment.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    /// <summary>Sets how many seats there are and how requests wait for them. Queues that are no longer wanted go when they are empty.</summary>
    /// <param name="settings">The queues.</param>
    /// <param name="limit">The seats.</param>
    /// <param name="denominator">The seats of which utilization is a part; more than zero.</param>
    public void Configure(QueuingSettings settings, int limit, int denominator)
    {
        lock (_gate)
        {
            Advance();
            _settings = settings;
            _limit = limit;
            while (_queues.Count < settings.Queues)
            {
                _queues.Add(null);
            }

            Trim();
            _utilization.Waiting.Denominator = Math.Max(1.0, settings.QueueLength) * Math.Max(1, settings.Queues);
            _utilization.Executing.Denominator = denominator;
            _utilization.Seats.Denominator = denominator;
            _utilization.Demand.Denominator = denominator;
            Dispatch();
        }
    }

    /// <summary>Takes in a request. It then runs, waits (see <see cref="FlowTicket.Seated"/>) or is rejected, as its state tells.</summary>
    /// <param name="ticket">The request; a new one.</param>
    /// <param name="hash">The hash of its flow.</param>
    public void Enter(FlowTicket ticket, ulong hash)
    {
        lock (_gate)
        {
            Advance();
            var work = ticket.Work;
            ticket.Arrived = _last;
            ticket.ArrivalR = _progress;
            ticket.TotalWork = SeatSeconds.Of(work.InitialSeats, EstimatedServiceTime) + SeatSeconds.Of(work.FinalSeats, work.AdditionalLatency);
            if (_settings.Queues > 0)
            {
                Join(ticket, hash);
            }
            else if (CanSeat(work.MaxSeats))
            {
                _unqueued.Add(ticket);
                Seat(ticket);
            }
            else
            {
                Reject(ticket, RejectReason.ConcurrencyLimit);
            }
        }
    }

    /// <summary>Takes a request that waits out of its queue.</summary>
    /// <returns>Whether it waited; false when it got its seats first.</returns>
    public bool Leave(FlowTicket ticket)
    {
        lock (_gate)
        {
            Advance();
            if (ticket.State != TicketState.Waiting)
            {
                return false;
            }

            var queue = ticket.Queue!;
            Dequeue(ticket, queue);
            Bound(queue);
            _cancelled++;
            Reject(ticket, RejectReason.TimeOut);
            Settle(queue);
            Dispatch();
            return true;
        }
    }

    /// <summary>Ends a request that has run; its seats are free now, or after its additional latency. Further calls do nothing.</summary>
    /// <returns>How long it ran; null for a further call.</returns>
    public TimeSpan? Exit(FlowTicket ticket)
    {
        lock (_gate)
        {
            Advance();
            if (ticket.State != TicketState.Executing)
            {
                return null;
            }

            ticket.Ended = _last;
            var elapsed = time.GetElapsedTime(ticket.Started, _last);
            _executing--;
            ticket.Flow.Executing--;
            _utilization.Executing.Numerator = _executing;
            if (ticket.Queue is { } queue)
            {
                queue.Executing.Remove(ticket);
                queue.NextDispatchR -= SeatSeconds.Of(ticket.Work.InitialSeats, EstimatedServiceTime - elapsed);
                Bound(queue);
            }
            else
            {
                _unqueued.Remove(ticket);
            }

            if (ticket.Work.AdditionalLatency > TimeSpan.Zero)
            {
                ticket.State = TicketState.Lingering;
                _lingering++;
                Settle(ticket.Queue);
                ticket.Linger = time.CreateTimer(_ => EndLinger(ticket), null, ticket.Work.AdditionalLatency, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Free(ticket);
            }

            Dispatch();
            return elapsed;
        }
    }

    /// <summary>The demand for seats since the last call.</summary>
    public SeatDemand TakeDemand()
    {
        lock (_gate)
        {
            Advance();
            return _demand.Take();
        }
    }

    private void EndLinger(FlowTicket ticket)
    {
        lock (_gate)
        {
            Advance();
            ticket.Linger?.Dispose();
            ticket.Linger = null;
            _lingering--;
            Free(ticket);
            Dispatch();
        }
    }

    // Time passes with everything as it was: must be called before anything changes.
    private void Advance()
    {
        var now = time.GetTimestamp();
        if (now == _last)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_last, now);
        _last = now;
        _demand.Pass(elapsed);
        _utilization.Pass(elapsed);
        if (_activeQueues > 0)
        {
            var served = Math.Min(_seatsOfQueues + _seatsWaiting, _limit) / (double)_activeQueues;
            _progress += SeatSeconds.Of(served, elapsed);
            if (_progress >= EpochEnd)
            {
                BeginEpoch();
            }
        }
    }

    private void BeginEpoch()
    {
        _epochs++;
        _progress -= EpochStep;
        foreach (var queue in _queues)
        {
            if (queue is null)
            {
                continue;
            }

            queue.NextDispatchR = queue.IsActive ? queue.NextDispatchR - EpochStep : 0;
            foreach (var ticket in queue.Waiting.Items)
            {
                ticket.ArrivalR -= EpochStep;
            }
        }
    }

    private bool CanSeat(int seats) =>
        _settings.IsExempt
        // A request wider than the level runs alone; a level of no seats holds what it gets.
        || (seats > _limit ? _limit > 0 && _executing == 0 && _seatsInUse == 0 : _seatsInUse + seats <= _limit);

    private void Reject(FlowTicket ticket, RejectReason reason)
    {
        ticket.State = TicketState.Rejected;
        ticket.Flow.Rejected[(int)reason]++;
        _rejected++;
    }

    private void NoteDemand()
    {
        var demand = _seatsInUse + _seatsWaiting;
        _demand.Value = demand;
        _utilization.Demand.Numerator = demand;
    }
}
