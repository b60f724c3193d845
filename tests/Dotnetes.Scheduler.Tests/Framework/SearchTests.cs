using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Plugins;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Tests.Framework;

public sealed class SearchTests
{
    [Theory]
    [InlineData(0, 50, 50)]
    [InlineData(0, 99, 99)]
    [InlineData(0, 100, 100)]
    [InlineData(0, 1000, 420)]
    [InlineData(0, 5000, 500)]
    [InlineData(0, 6000, 300)]
    [InlineData(40, 1000, 400)]
    [InlineData(100, 5000, 5000)]
    [InlineData(1, 5000, 100)]
    public void The_more_nodes_there_are_the_smaller_the_part_that_is_ranked(int percentage, int nodes, int wanted) =>
        Assert.Equal(wanted, Profile(percentage).FeasibleWanted(nodes));

    [Fact]
    public void Each_search_goes_on_where_the_last_one_ended()
    {
        var profile = Profile(10);
        var nodes = Nodes(1000);
        var seen = new HashSet<int>();
        for (var i = 0; i < 10; i++)
        {
            var found = Find(profile, nodes, "1");
            Assert.InRange(found.Length, 100, 163);
            Assert.Equal(found.Length, found.Distinct().Count());
            seen.UnionWith(found);
        }

        Assert.Equal(1000, seen.Count);
    }

    [Fact]
    public void The_few_nodes_with_room_are_found_among_many_without_and_every_refusal_is_counted()
    {
        var profile = Profile(0);
        var nodes = Nodes(2000);
        foreach (var large in new[] { 3, 777, 1999 })
        {
            nodes.Put(Given.Node($"n{large}", cpu: "64"));
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal([3, 777, 1999], Find(profile, nodes, "32").Order());
        }

        var failures = new FilterFailures();
        Assert.Empty(profile.FindFeasible(new(), new(Given.Pod("p", "65")), nodes, failures));
        Assert.Equal("0/2000 nodes are available: 2000 Insufficient cpu.", failures.Describe(2000));
    }

    private static int[] Find(Profile profile, NodeTable nodes, string cpu) => profile.FindFeasible(new(), new(Given.Pod("p", cpu)), nodes, new());

    private static NodeTable Nodes(int count)
    {
        var nodes = new NodeTable();
        for (var i = 0; i < count; i++)
        {
            nodes.Put(Given.Node($"n{i}"));
        }

        return nodes;
    }

    private static Profile Profile(int percentage)
    {
        var fit = new NodeResourcesFit(NodeResourcesFitArgs.Empty);
        return new() { SchedulerName = "s", QueueSort = new PrioritySort(), Filter = [fit], Score = [(fit, 1)], PercentageOfNodesToScore = percentage };
    }
}
