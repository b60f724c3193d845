namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <content>Which queue a request joins and which one goes first. Everything here is called under the lock.</content>
internal sealed partial class QueueSet
{
    private void Join(FlowTicket ticket, ulong hash)
    {
        var queue = Choose(hash);
        if (_seatsInUse >= _limit && queue.Waiting.Count >= _settings.QueueLength)
        {
            ticket.Queue = queue;
            Reject(ticket, RejectReason.QueueFull);
            return;
        }

        ticket.Queue = queue;
        ticket.QueueLength = queue.Waiting.Count + 1;
        if (!queue.IsActive)
        {
            queue.NextDispatchR = _progress;
        }

        if (_waiting == 0 && CanSeat(ticket.Work.MaxSeats))
        {
            // Nobody is before it.
            queue.NextDispatchR = Math.Max(queue.NextDispatchR, _progress);
            Start(ticket, queue);
            return;
        }

        Enqueue(ticket, queue);
        Dispatch();
        if (ticket.State == TicketState.Waiting)
        {
            ticket.Seated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    // The queue of the hand with the least work before it. Where several have as little, flows that share them do not all begin with the same one.
    private FlowQueue Choose(ulong hash)
    {
        Span<int> hand = stackalloc int[_settings.HandSize];
        _settings.Dealer.Deal(hash, hand);
        var offset = (int)((uint)_rotation++ % (uint)hand.Length);
        var best = -1;
        var least = long.MaxValue;
        for (var i = 0; i < hand.Length; i++)
        {
            var candidate = hand[(offset + i) % hand.Length];
            var work = _queues[candidate]?.WaitingWork ?? 0;
            if (work < least)
            {
                (best, least) = (candidate, work);
            }
        }

        return _queues[best] ??= new FlowQueue(best);
    }

    private void Enqueue(FlowTicket ticket, FlowQueue queue)
    {
        ticket.State = TicketState.Waiting;
        queue.Waiting.Add(ticket);
        queue.WaitingWork += ticket.TotalWork;
        if (queue.BacklogIndex < 0)
        {
            queue.BacklogIndex = _backlog.Count;
            _backlog.Add(queue);
        }

        _waiting++;
        _seatsWaiting += ticket.Work.MaxSeats;
        ticket.Flow.Waiting++;
        ticket.Flow.WaitingSeats += ticket.Work.MaxSeats;
        _utilization.Waiting.Numerator = _waiting;
        Bound(queue);
        Count(queue);
        NoteDemand();
    }

    private void Dequeue(FlowTicket ticket, FlowQueue queue)
    {
        queue.Waiting.Remove(ticket);
        queue.WaitingWork -= ticket.TotalWork;
        if (queue.Waiting.Count == 0)
        {
            var last = _backlog[^1];
            _backlog[queue.BacklogIndex] = last;
            last.BacklogIndex = queue.BacklogIndex;
            _backlog.RemoveAt(_backlog.Count - 1);
            queue.BacklogIndex = -1;
        }

        _waiting--;
        _seatsWaiting -= ticket.Work.MaxSeats;
        ticket.Flow.Waiting--;
        ticket.Flow.WaitingSeats -= ticket.Work.MaxSeats;
        _utilization.Waiting.Numerator = _waiting;
        Count(queue);
        NoteDemand();
    }

    private void Dispatch()
    {
        while (_waiting > 0 && _seatsInUse < _limit && DispatchNext())
        {
        }
    }

    private bool DispatchNext()
    {
        var next = _backlog[0];
        var earliest = Finish(next);
        for (var i = 1; i < _backlog.Count; i++)
        {
            var queue = _backlog[i];
            var finish = Finish(queue);
            if (finish < earliest || (finish == earliest && Distance(queue) < Distance(next)))
            {
                (next, earliest) = (queue, finish);
            }
        }

        var ticket = next.Waiting.First!;
        if (!CanSeat(ticket.Work.MaxSeats))
        {
            ticket.Flow.Unaccommodated++;
            return false;
        }

        NoteNextStarts();
        _robin = next.Index;
        Dequeue(ticket, next);
        Start(ticket, next);
        Bound(next);
        ticket.Seated?.TrySetResult();
        return true;
    }

    private static long Finish(FlowQueue queue) => queue.NextDispatchR + queue.Waiting.First!.TotalWork;

    // Queues that would be done at the same time take turns.
    private int Distance(FlowQueue queue)
    {
        var distance = queue.Index - _robin - 1;
        return distance < 0 ? distance + _queues.Count : distance;
    }

    // From a queue into its seats.
    private void Start(FlowTicket ticket, FlowQueue queue)
    {
        var work = ticket.Work;
        if (work.FinalSeats > _limit)
        {
            // The same work, narrower and longer.
            var seats = Math.Max(_limit, 1);
            var latency = SeatSeconds.PerSeat(SeatSeconds.Of(work.FinalSeats, work.AdditionalLatency), seats);
            ticket.Work = work with { FinalSeats = seats, AdditionalLatency = latency };
        }

        _dispatchProgress = _progress;
        _latestStart = queue.NextDispatchR;
        queue.Executing.Add(ticket);
        queue.SeatsInUse += ticket.Work.MaxSeats;
        _seatsOfQueues += ticket.Work.MaxSeats;
        queue.NextDispatchR += ticket.TotalWork;
        Count(queue);
        Seat(ticket);
    }

    private void Seat(FlowTicket ticket)
    {
        ticket.State = TicketState.Executing;
        ticket.Started = _last;
        var seats = ticket.Work.MaxSeats;
        _executing++;
        _dispatched++;
        _seatsInUse += seats;
        var flow = ticket.Flow;
        flow.Executing++;
        flow.ExecutingSeats += seats;
        flow.Dispatched++;
        _utilization.Executing.Numerator = _executing;
        _utilization.Seats.Numerator = _seatsInUse;
        NoteDemand();
    }

    private void Free(FlowTicket ticket)
    {
        var seats = ticket.Work.MaxSeats;
        ticket.State = TicketState.Done;
        _seatsInUse -= seats;
        ticket.Flow.ExecutingSeats -= seats;
        _utilization.Seats.Numerator = _seatsInUse;
        if (ticket.Queue is { } queue)
        {
            queue.SeatsInUse -= seats;
            _seatsOfQueues -= seats;
            Settle(queue);
        }

        NoteDemand();
    }

    private void Settle(FlowQueue? queue)
    {
        if (queue is null)
        {
            return;
        }

        Count(queue);
        if (_queues.Count > _settings.Queues)
        {
            Trim();
        }
    }

    private void Trim()
    {
        while (_queues.Count > _settings.Queues && _queues[^1] is null or { IsActive: false, SeatsInUse: 0 })
        {
            _queues.RemoveAt(_queues.Count - 1);
        }
    }

    private void Count(FlowQueue queue)
    {
        if (queue.IsActive != queue.IsCounted)
        {
            queue.IsCounted = queue.IsActive;
            _activeQueues += queue.IsActive ? 1 : -1;
        }
    }

    // A queue that could not use its part does not save it up: nothing starts before it arrived.
    private static void Bound(FlowQueue queue)
    {
        if (queue.Waiting.First is { } oldest && queue.NextDispatchR < oldest.ArrivalR)
        {
            queue.NextDispatchR = oldest.ArrivalR;
        }
    }
}
