using System.Net;
using Dotnetes.Controllers.NodeIpam;

namespace Dotnetes.Controllers.Tests.NodeIpam;

public sealed class NodeRangesTests
{
    private readonly NodeRanges _ranges = new(IPNetwork.Parse("10.244.0.0/22"), 24);

    [Fact]
    public void Each_node_gets_a_range_that_nobody_has_and_keeps_it()
    {
        _ranges.Occupy("old", "10.244.0.0/24");
        Assert.Equal("10.244.1.0/24", _ranges.Assign("a"));
        Assert.Equal("10.244.2.0/24", _ranges.Assign("b"));
        Assert.Equal("10.244.1.0/24", _ranges.Assign("a"));
        Assert.Equal("10.244.3.0/24", _ranges.Assign("c"));
        Assert.Null(_ranges.Assign("d"));
    }

    [Fact]
    public void The_range_of_a_node_that_is_gone_is_given_out_again_after_all_others()
    {
        Assert.Equal("10.244.0.0/24", _ranges.Assign("a"));
        _ranges.Release("a");
        Assert.Equal(["10.244.1.0/24", "10.244.2.0/24", "10.244.3.0/24", "10.244.0.0/24"], new[] { "b", "c", "d", "e" }.Select(_ranges.Assign));
        Assert.Null(_ranges.Assign("f"));
    }

    [Fact]
    public void A_range_that_two_nodes_have_is_free_when_both_are_gone()
    {
        foreach (var (node, range) in new[] { ("a", 0), ("b", 0), ("c", 1), ("d", 2), ("e", 3) })
        {
            _ranges.Occupy(node, $"10.244.{range}.0/24");
        }

        _ranges.Release("a");
        Assert.Null(_ranges.Assign("f"));
        _ranges.Release("b");
        Assert.Equal("10.244.0.0/24", _ranges.Assign("f"));
    }
}
