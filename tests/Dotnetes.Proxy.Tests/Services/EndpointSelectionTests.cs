using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Services;

public sealed class EndpointSelectionTests
{
    [Theory]
    [InlineData("all ready ones", "1;2;3 local", "123", "")]
    [InlineData("not those that are not ready", "1;2 unready", "1", "")]
    [InlineData("ending ones only when none is ready", "1 ending;2", "2", "")]
    [InlineData("ending ones when all end", "1 ending;2 ending local", "12", "")]
    [InlineData("never those that ended serving", "1 gone;2 ending", "2", "")]
    [InlineData("none", "1 unready", "", "")]
    [InlineData("those of the zone", "1 zone=a;2 zone=b", "1", "")]
    [InlineData("all when one has no hint", "1 zone=a;2", "12", "")]
    [InlineData("all when none is for the zone", "1 zone=b;2 zone=c", "12", "")]
    [InlineData("those of the node before those of the zone", "1 zone=a node=here;2 zone=a node=there", "1", "")]
    [InlineData("those of the zone when none is for the node", "1 zone=a node=there;2 zone=b node=there", "1", "")]
    [InlineData("hints of ending endpoints do not count", "1 zone=a;2 ending", "1", "")]
    public void Traffic_that_may_go_anywhere_takes(string _, string endpoints, string cluster, string local) => Check(new(), endpoints, cluster, local, cluster.Length > 0);

    [Theory]
    [InlineData("local ones", "1;2 local;3 local", "23", true)]
    [InlineData("local ending ones when no local one is ready", "1;2 local ending", "2", true)]
    [InlineData("none when all are elsewhere", "1;2", "", true)]
    [InlineData("none when there is none", "1 unready", "", false)]
    public void Traffic_that_stays_on_the_node_takes(string _, string endpoints, string local, bool hasAny) =>
        Check(new() { InternalLocal = true }, endpoints, "", local, hasAny);

    [Fact]
    public void A_port_can_have_both_kinds_of_traffic() =>
        Check(new() { ExternalLocal = true, NodePort = 30000 }, "1 zone=a;2 zone=b local", "1", "2", hasAny: true);

    [Fact]
    public void Policies_of_a_way_in_that_does_not_exist_do_not_count() => Check(new() { ExternalLocal = true }, "1;2 local", "12", "", hasAny: true);

    private static void Check(Template template, string endpoints, string cluster, string local, bool hasAny)
    {
        var slice = Given.Slice("s", "IPv4", Given.SlicePort(80), [.. endpoints.Split(';').Select(e => Given.Endpoint("10.0.0." + e[0], e[1..]))]);
        var frontend = new ServiceFrontend
        {
            Name = new("default", "s", "", "tcp"),
            Port = 80,
            ClusterIP = "10.96.0.1",
            InternalLocal = template.InternalLocal,
            ExternalLocal = template.ExternalLocal,
            NodePort = template.NodePort,
        };
        var selection = EndpointSelection.Choose(frontend, ServiceEndpoint.Of([slice], "", "tcp", ProxyFamily.IPv4, Given.Node), Given.Node, "a");
        Assert.Equal(cluster, string.Concat(selection.Cluster.Select(e => e.Address[^1])));
        Assert.Equal(local, string.Concat(selection.Local.Select(e => e.Address[^1])));
        Assert.Equal(hasAny, selection.HasAny);
    }

    private sealed record Template
    {
        public bool InternalLocal { get; init; }

        public bool ExternalLocal { get; init; }

        public int NodePort { get; init; }
    }
}
