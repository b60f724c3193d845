using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.Testing.Execution;
using FsCheck.Fluent;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class QueueSetTests
{
    private static readonly TimeSpan s_service = TimeSpan.FromMilliseconds(10);
    private static readonly QueuingSettings s_single = new(64, 1, 50);

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 40)]
    [InlineData(100, 1)]
    public void Flows_of_equal_demand_get_equal_seats(int firstMilliseconds, int secondMilliseconds)
    {
        var play = new QueueSetPlay(s_single, limit: 4);
        var first = play.Add(1, clients: 10, TimeSpan.FromMilliseconds(firstMilliseconds));
        var second = play.Add(2, clients: 10, TimeSpan.FromMilliseconds(secondMilliseconds));
        play.Pass(TimeSpan.FromSeconds(20));
        Assert.InRange(first.SeatTime / second.SeatTime, 0.9, 1.1);
        Assert.InRange((first.SeatTime + second.SeatTime).TotalSeconds, 76, 80);
        Assert.Equal(4, play.HighWatermark);
    }

    [Fact]
    public void An_elephant_does_not_starve_mice()
    {
        var play = new QueueSetPlay(s_single, limit: 4);
        var elephant = play.Add(1, clients: 50, s_service);
        play.Pass(TimeSpan.FromSeconds(1));
        var mice = Enumerable.Range(2, 3).Select(flow => play.Add((ulong)flow, clients: 1, s_service)).ToList();
        play.Pass(TimeSpan.FromSeconds(10));

        // Alone each mouse would finish 1,000; it waits for at most one seat to become free before each.
        Assert.All(mice, m => Assert.InRange(m.Finished, 490, 1000));
        Assert.True(elephant.Finished > 1000);
    }

    [Fact]
    public void Wide_requests_cost_their_flow_as_much_as_many_narrow_ones()
    {
        var play = new QueueSetPlay(s_single, limit: 8);
        var wide = play.Add(1, clients: 10, s_service, seats: 4);
        var narrow = play.Add(2, clients: 20, s_service);
        play.Pass(TimeSpan.FromSeconds(20));
        Assert.InRange(wide.SeatTime / narrow.SeatTime, 0.8, 1.25);
    }

    [Fact]
    public void Shuffled_hands_keep_most_flows_away_from_an_elephant()
    {
        var play = new QueueSetPlay(new QueuingSettings(128, 6, 50), limit: 10);
        play.Add(0x1234_5678_9ABC_DEF0, clients: 600, s_service);
        var mice = Enumerable.Range(1, 30).Select(i => play.Add((ulong)i * 0x9E37_79B9_7F4A_7C15, clients: 1, s_service)).ToList();
        play.Pass(TimeSpan.FromSeconds(10));
        Assert.All(mice, m => Assert.Equal(0, m.Rejected));
        Assert.All(mice, m => Assert.True(m.Finished > 100, $"{m.Finished}"));
    }

    [Fact]
    public void A_full_queue_turns_away_and_a_level_without_queues_does_so_at_once()
    {
        var play = new QueueSetPlay(new QueuingSettings(1, 1, 3), limit: 2);
        Assert.Equal(5, play.Add(1, clients: 10, s_service).Rejected);
        var strict = new QueueSetPlay(QueuingSettings.Reject, limit: 2);
        var client = strict.Add(1, clients: 10, s_service);
        Assert.Equal(8, client.Rejected);
        Assert.Equal(8, client.Statistics.Rejected[(int)RejectReason.ConcurrencyLimit]);
    }

    [Fact]
    public void The_exempt_level_has_no_limit()
    {
        var play = new QueueSetPlay(QueuingSettings.Exempt, limit: 0);
        Assert.Equal(0, play.Add(1, clients: 1000, s_service).Rejected);
        Assert.Equal(1000, play.HighWatermark);
    }

    [Fact]
    public void A_level_without_seats_holds_what_it_gets()
    {
        var time = new VirtualTime();
        var queues = new QueueSet(time);
        queues.Configure(s_single, 0, 1);
        var ticket = Ticket();
        queues.Enter(ticket, 1);
        Assert.Equal(TicketState.Waiting, ticket.State);
        queues.Configure(s_single, 1, 1);
        Assert.Equal(TicketState.Executing, ticket.State);
        Assert.True(ticket.Seated!.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_request_wider_than_the_level_runs_alone()
    {
        var queues = new QueueSet(new VirtualTime());
        queues.Configure(s_single, 4, 4);
        var (narrow, wide, later) = (Ticket(), Ticket(seats: 10), Ticket());
        queues.Enter(narrow, 1);
        queues.Enter(wide, 2);
        Assert.Equal(TicketState.Waiting, wide.State);
        queues.Exit(narrow);
        Assert.Equal(TicketState.Executing, wide.State);
        queues.Enter(later, 3);
        Assert.Equal(TicketState.Waiting, later.State);
        queues.Exit(wide);
        Assert.Equal(TicketState.Executing, later.State);
    }

    [Fact]
    public void Seats_stay_taken_while_watchers_are_told()
    {
        var time = new VirtualTime();
        var queues = new QueueSet(time);
        queues.Configure(s_single, 3, 3);
        var write = new FlowTicket { Flow = new FlowStatistics("s"), Work = new WorkEstimate(1, 3, TimeSpan.FromMilliseconds(5)) };
        queues.Enter(write, 1);
        Assert.Equal(3, queues.Report(false).SeatsInUse);
        Assert.NotNull(queues.Exit(write));
        Assert.Null(queues.Exit(write));
        var next = Ticket();
        queues.Enter(next, 2);
        Assert.Equal((TicketState.Lingering, TicketState.Waiting), (write.State, next.State));
        Assert.False(queues.IsIdle);
        time.Step(TimeSpan.FromMilliseconds(5));
        Assert.Equal((TicketState.Done, TicketState.Executing), (write.State, next.State));
        queues.Exit(next);
        Assert.True(queues.IsIdle);
    }

    [Fact]
    public void Final_seats_beyond_the_level_become_a_longer_time()
    {
        var queues = new QueueSet(new VirtualTime());
        queues.Configure(s_single, 2, 2);
        var write = new FlowTicket { Flow = new FlowStatistics("s"), Work = new WorkEstimate(1, 8, TimeSpan.FromMilliseconds(5)) };
        queues.Enter(write, 1);
        Assert.Equal(new WorkEstimate(1, 2, TimeSpan.FromMilliseconds(20)), write.Work);
        Assert.Equal(2, queues.Report(false).SeatsInUse);
    }

    [Fact]
    public void Demand_is_averaged_over_time()
    {
        var time = new VirtualTime();
        var queues = new QueueSet(time);
        queues.Configure(s_single, 1, 1);
        var tickets = Enumerable.Range(0, 4).Select(_ => Ticket()).ToList();
        tickets.ForEach(t => queues.Enter(t, 1));
        time.Step(TimeSpan.FromSeconds(1));
        tickets.ForEach(t => queues.Exit(t));
        time.Step(TimeSpan.FromSeconds(4));
        var demand = queues.TakeDemand();
        Assert.Equal(TimeSpan.FromSeconds(4), demand.Duration);
        Assert.Equal(1, demand.Average, 9);
        Assert.Equal(Math.Sqrt(3), demand.Deviation, 9);
        Assert.Equal(4, demand.HighWatermark);
        Assert.Equal(0, queues.TakeDemand().HighWatermark);
    }

    [Fact]
    public void The_meter_of_progress_can_go_on_for_ever()
    {
        var play = new QueueSetPlay(s_single, limit: 1000);
        var first = play.Add(1, clients: 10, TimeSpan.FromDays(100), seats: 500);
        var second = play.Add(2, clients: 10, TimeSpan.FromDays(100), seats: 500);
        play.Pass(TimeSpan.FromDays(20_000));
        Assert.True(play.Queues.Report(false).Epochs > 2);
        Assert.InRange(first.Finished - second.Finished, -1, 1);
    }

    [Fact]
    public void Nothing_is_lost_and_no_limit_is_exceeded_whatever_happens() =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(400), Prop.ForAll<byte[]>(HoldsThroughout));

    private static FlowTicket Ticket(int seats = 1) => new() { Flow = new FlowStatistics("s"), Work = new WorkEstimate(seats) };

    private static bool HoldsThroughout(byte[] steps)
    {
        var model = new QueueSetModel();
        foreach (var step in steps)
        {
            model.Do(step);
        }

        model.Finish();
        return true;
    }
}
