using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.Testing.Execution;

namespace Dotnetes.ApiServer.Tests.FlowControl;

/// <summary>Does anything to a priority level and checks after every step what must always hold.</summary>
internal sealed class QueueSetModel
{
    private readonly VirtualTime _time = new();
    private readonly QueueSet _queues;
    private readonly List<FlowTicket> _tickets = [];
    private readonly FlowStatistics[] _flows = [new("a"), new("b"), new("c")];
    private QueuingSettings _settings = new(8, 3, 4);
    private int _limit = 5;
    private int _allowed = 5;

    public QueueSetModel()
    {
        _queues = new QueueSet(_time);
        _queues.Configure(_settings, _limit, _limit);
    }

    public void Do(byte step)
    {
        var argument = step / 8;
        switch (step % 8)
        {
            case 0 or 1 or 2:
                Enter(argument);
                break;
            case 3 or 4:
                if (Nth(TicketState.Executing, argument) is { } running)
                {
                    _queues.Exit(running);
                }

                break;
            case 5:
                if (Nth(TicketState.Waiting, argument) is { } waiting)
                {
                    Assert.True(_queues.Leave(waiting));
                    Assert.Equal(TicketState.Rejected, waiting.State);
                }

                break;
            case 6:
                Pass(TimeSpan.FromMilliseconds(argument));
                break;
            default:
                Configure(argument);
                break;
        }

        Check();
    }

    public void Finish()
    {
        if (_limit == 0)
        {
            Configure(1);
        }

        while (_tickets.Find(t => t.State is TicketState.Executing or TicketState.Lingering) is { } ticket)
        {
            if (_queues.Exit(ticket) is null)
            {
                Pass(TimeSpan.FromSeconds(1));
            }

            Check();
        }

        Assert.All(_tickets, t => Assert.True(t.State is TicketState.Done or TicketState.Rejected, $"{t.State}"));
        Assert.All(_flows, f => Assert.Equal((0, 0, 0, 0), (f.Executing, f.ExecutingSeats, f.Waiting, f.WaitingSeats)));
        Assert.True(_queues.IsIdle);
    }

    private void Pass(TimeSpan time)
    {
        var until = _time.Elapsed + time;
        while (_time.Step(until))
        {
            // Seats that were kept for watchers become free.
        }
    }

    private void Enter(int argument)
    {
        var before = _queues.Report(false);
        var lingers = argument % 5 == 0;
        var ticket = new FlowTicket
        {
            Flow = _flows[argument % 3],
            Work = new WorkEstimate(1 + (argument % 4 == 3 ? 6 : 0), lingers ? 2 : 0, lingers ? TimeSpan.FromMilliseconds(3) : default),
        };
        _queues.Enter(ticket, (ulong)(argument % 7) * 0x9E37_79B9_7F4A_7C15);
        _tickets.Add(ticket);
        Assert.True(ticket.State is TicketState.Executing or TicketState.Waiting or TicketState.Rejected);
        if (ticket.State == TicketState.Rejected)
        {
            Assert.True(before.SeatsInUse + ticket.Work.MaxSeats > _limit, "turned away although there were seats");
        }
    }

    private void Configure(int argument)
    {
        _limit = argument % 9;
        _settings = (argument % 4) switch
        {
            0 => new(2, 1, 4),
            1 => new(16, 4, 2),
            2 when _queues.Report(false).Waiting == 0 => QueuingSettings.Reject,
            _ => new(8, 3, 4),
        };
        _queues.Configure(_settings, _limit, Math.Max(1, _limit));
    }

    private FlowTicket? Nth(TicketState state, int index)
    {
        var all = _tickets.Where(t => t.State == state).ToList();
        return all.Count == 0 ? null : all[index % all.Count];
    }

    private void Check()
    {
        var report = _queues.Report(withRequests: true);
        var seated = _tickets.Where(t => t.State is TicketState.Executing or TicketState.Lingering).ToList();
        var waiting = _tickets.Where(t => t.State == TicketState.Waiting).ToList();
        Assert.Equal(_tickets.Count(t => t.State == TicketState.Executing), report.Executing);
        Assert.Equal(seated.Sum(t => t.Work.MaxSeats), report.SeatsInUse);
        Assert.Equal(waiting.Count, report.Waiting);
        Assert.Equal(waiting.Sum(t => t.Work.MaxSeats), report.SeatsWaiting);
        Assert.Equal(waiting.Count, report.Queues.Sum(q => q.Waiting.Count));
        Assert.Equal(report.Executing, report.Queues.Sum(q => q.Executing.Count) + report.Unqueued.Count);
        Assert.Equal(_flows.Sum(f => f.ExecutingSeats), report.SeatsInUse);
        Assert.Equal(_flows.Sum(f => f.Waiting), report.Waiting);
        Assert.All(waiting, t => Assert.False(t.Seated!.Task.IsCompleted));

        if (waiting.Count > 0 && _limit > 0)
        {
            Assert.True(report.SeatsInUse > 0, "requests wait although nothing runs");
        }

        // What started when there were more seats may still run; beyond the limit nothing starts but what is then alone.
        Assert.True(
            report.SeatsInUse <= Math.Max(_limit, _allowed) || seated.Count == 1,
            $"{report.SeatsInUse} of {_limit} seats are taken by {seated.Count} requests");
        _allowed = Math.Max(_limit, report.SeatsInUse);
    }
}
