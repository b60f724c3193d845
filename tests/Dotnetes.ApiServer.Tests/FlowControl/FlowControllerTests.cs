using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.Testing.Execution;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class FlowControllerTests
{
    private readonly VirtualTime _time = new();

    // As upstream's server with its default flags reports them.
    [Theory]
    [InlineData("catch-all", 13, 13, 613)]
    [InlineData("exempt", 0, 0, 600)]
    [InlineData("global-default", 49, 24, 649)]
    [InlineData("leader-election", 25, 25, 625)]
    [InlineData("node-high", 98, 73, 698)]
    [InlineData("system", 74, 50, 674)]
    [InlineData("workload-high", 98, 49, 698)]
    [InlineData("workload-low", 245, 24, 845)]
    public void Default_levels_have_the_seats_that_upstreams_have(string name, int nominal, int min, int max)
    {
        var level = Controllers.Default().Levels.Single(l => l.Name == name);
        Assert.Equal((nominal, min, max), (level.NominalSeats, level.MinSeats, level.MaxSeats));
    }

    [Fact]
    public void Seats_are_lent_to_who_needs_them_and_come_back()
    {
        var controller = Controllers.Default(time: _time);
        var high = Level(controller, "workload-high");
        var held = Fill(high, 400);
        Settle(controller, periods: 30);
        Assert.True(high.CurrentSeats > 300, $"{high.CurrentSeats}");
        Assert.Equal(high.CurrentSeats, high.Queues.Limit);
        Assert.All(controller.Levels, l => Assert.InRange(l.CurrentSeats, l.MinSeats, l.MaxSeats));
        Assert.InRange(controller.Levels.Sum(l => l.CurrentSeats), 598, 608);

        // The lender gets back what it needs of its own in the next period.
        var low = Level(controller, "workload-low");
        Fill(low, 300);
        Settle(controller, periods: 1);
        Assert.True(low.CurrentSeats >= low.NominalSeats, $"{low.CurrentSeats}");
        held.ForEach(t => high.Queues.Exit(t));
        held.ForEach(t => high.Queues.Leave(t));
        held.ForEach(t => high.Queues.Exit(t));
        Settle(controller, periods: 200);
        Assert.True(high.CurrentSeats <= high.NominalSeats, $"{high.CurrentSeats}");
    }

    [Fact]
    public void The_exempt_level_takes_what_it_needs_from_what_can_be_lent()
    {
        var controller = Controllers.Default(time: _time);
        var exempt = Level(controller, "exempt");
        Fill(exempt, 1000);
        Settle(controller, periods: 2);
        Assert.Equal(1000, exempt.CurrentSeats);
        Assert.All(controller.Levels.Where(l => !l.IsExempt), l => Assert.Equal(l.MinSeats, l.CurrentSeats));
    }

    [Fact]
    public void A_deleted_level_finishes_what_it_has()
    {
        var controller = Controllers.Default(time: _time);
        var system = Level(controller, "system");
        var ticket = Fill(system, 1).Single();
        controller.Apply(BootstrapPriorityLevels.Mandatory, BootstrapFlowSchemas.Mandatory.Concat(BootstrapFlowSchemas.Suggested));
        Assert.Equal(["catch-all", "exempt", "system"], controller.Levels.Select(l => l.Name));
        Assert.True(system.IsQuiescing);
        Assert.DoesNotContain(controller.Schemas, s => s.Level == system);
        system.Queues.Exit(ticket);
        controller.Adjust();
        Assert.Equal(["catch-all", "exempt"], controller.Levels.Select(l => l.Name));
    }

    [Fact]
    public void Without_any_objects_the_mandatory_ones_count()
    {
        var controller = Controllers.New();
        controller.Apply([], []);
        Assert.Equal(["catch-all", "exempt"], controller.Levels.Select(l => l.Name));
        Assert.Equal(["exempt", "catch-all"], controller.Schemas.Select(s => s.Schema.Metadata.Name));
        Assert.Equal(600, Level(controller, "catch-all").Queues.Limit);
    }

    [Fact]
    public void Levels_that_make_no_sense_are_left_out()
    {
        var broken = BootstrapPriorityLevels.Suggested[0] with { Spec = new() { Type = PriorityLevelEnablement.Limited } };
        var wide = BootstrapPriorityLevels.Suggested[1] with
        {
            Spec = new()
            {
                Type = PriorityLevelEnablement.Limited,
                Limited = new() { LimitResponse = new() { Type = LimitResponseType.Queue, Queuing = new() { Queues = 1 << 20, HandSize = 12, QueueLengthLimit = 1 } } },
            },
        };
        var controller = Controllers.New();
        controller.Apply([.. BootstrapPriorityLevels.Mandatory, broken, wide], BootstrapFlowSchemas.Suggested);
        Assert.Equal(["catch-all", "exempt"], controller.Levels.Select(l => l.Name));
        Assert.All(controller.Schemas, s => Assert.Contains(s.Level, controller.Levels));
    }

    [Theory]
    [InlineData("workload-low", 600, 37)]
    [InlineData("catch-all", 600, 0)]
    [InlineData("leader-election", 600, 4)]
    [InlineData("system", 10, 1)]
    public void One_request_gets_only_a_part_of_a_level(string name, int seats, int expected) =>
        Assert.Equal(expected, Level(Controllers.Default(seats), name).MaxSeatsOfRequest);

    private static PriorityLevel Level(FlowController controller, string name) => controller.Levels.Single(l => l.Name == name);

    private static List<FlowTicket> Fill(PriorityLevel level, int count)
    {
        var tickets = new List<FlowTicket>();
        for (var i = 0; i < count; i++)
        {
            var ticket = new FlowTicket { Flow = level.LaneOf("test").Statistics, Work = WorkEstimate.One };
            level.Queues.Enter(ticket, (ulong)i * 0x9E37_79B9_7F4A_7C15);
            tickets.Add(ticket);
        }

        return tickets;
    }

    private void Settle(FlowController controller, int periods)
    {
        for (var i = 0; i < periods; i++)
        {
            _time.Step(_time.Elapsed + FlowController.AdjustmentPeriod);
            controller.Adjust();
        }
    }
}
