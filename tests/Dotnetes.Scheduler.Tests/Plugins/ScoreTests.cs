using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Plugins;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Tests.Plugins;

public sealed class ScoreTests
{
    [Theory]
    [InlineData("LeastAllocated", 75)]
    [InlineData("MostAllocated", 25)]
    public void Fit_scores_by_how_full_the_node_would_be(string strategy, long expected)
    {
        var plugin = new NodeResourcesFit(new NodeResourcesFitArgs { ScoringStrategy = new ScoringStrategy { Type = strategy } });
        Assert.Equal([expected], Score(plugin, "1", "2Gi"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    public void Custom_shapes_are_interpolated(int low, int high)
    {
        var plugin = new NodeResourcesFit(new NodeResourcesFitArgs
        {
            ScoringStrategy = new ScoringStrategy
            {
                Type = "RequestedToCapacityRatio",
                RequestedToCapacityRatio = new RequestedToCapacityRatioParam
                {
                    Shape = [new UtilizationShapePoint { Utilization = 0, Score = low / 10 }, new UtilizationShapePoint { Utilization = 100, Score = high / 10 }],
                },
            },
        });
        Assert.Equal([low + ((high - low) * 25 / 100)], Score(plugin, "1", "2Gi"));
    }

    [Fact]
    public void An_unknown_strategy_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NodeResourcesFit(new NodeResourcesFitArgs { ScoringStrategy = new ScoringStrategy { Type = "Random" } }));

    [Theory]
    [InlineData("1", "2Gi", 75)]
    [InlineData("4", "0", 50)] // everything of one and nothing of the other: as uneven as two resources can be
    public void Balance_prefers_even_use(string cpu, string memory, long expected) =>
        Assert.Equal([expected], Score(new BalancedAllocation(NodeResourcesBalancedAllocationArgs.Empty), cpu, memory));

    private static long[] Score(IScorePlugin plugin, string cpu, string memory)
    {
        var nodes = new NodeTable();
        nodes.Put(Given.Node("n"));
        var scores = new long[1];
        plugin.Score(new CycleState(), new PodInfo(Given.Pod("p", cpu, memory)), nodes, [0], scores);
        return scores;
    }
}
