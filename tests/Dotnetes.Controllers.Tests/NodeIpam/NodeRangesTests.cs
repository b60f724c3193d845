using System.Net;
using Dotnetes.Controllers.NodeIpam;

namespace Dotnetes.Controllers.Tests.NodeIpam;

public sealed class NodeRangesTests
{
    [Fact]
    public void Each_node_gets_a_range_that_nobody_has_and_keeps_it()
    {
        var ranges = new NodeRanges(IPNetwork.Parse("10.244.0.0/22"), 24);
        Assert.Equal("10.244.1.0/24", ranges.Assign("a", ["10.244.0.0/24"]));
        Assert.Equal("10.244.2.0/24", ranges.Assign("b", ["10.244.0.0/24"]));
        Assert.Equal("10.244.1.0/24", ranges.Assign("a", []));
        Assert.Equal("10.244.3.0/24", ranges.Assign("c", ["10.244.0.0/24"]));
        Assert.Null(ranges.Assign("d", ["10.244.0.0/24"]));
    }
}
