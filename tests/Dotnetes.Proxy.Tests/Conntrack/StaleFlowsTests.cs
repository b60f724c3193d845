using System.Net;
using Dotnetes.Proxy.Conntrack;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Conntrack;

public sealed class StaleFlowsTests
{
    [Theory]
    [InlineData("to an endpoint that serves", "10.96.0.10:53", "10.0.0.1:5353", false)]
    [InlineData("to an endpoint that ends but serves", "10.96.0.10:53", "10.0.0.2:5353", false)]
    [InlineData("to an endpoint that is gone", "10.96.0.10:53", "10.0.0.9:5353", true)]
    [InlineData("from before there were endpoints", "10.96.0.10:53", "10.96.0.10:53", true)]
    [InlineData("to another service", "10.96.0.11:53", "10.0.0.9:5353", false)]
    [InlineData("to another port", "10.96.0.10:54", "10.0.0.9:5353", false)]
    [InlineData("by a node port to an endpoint that is gone", "192.168.9.1:30053", "10.0.0.9:5353", true)]
    [InlineData("to the same port of another machine", "8.8.8.8:30053", "8.8.8.8:30053", false)]
    public void A_flow_is_forgotten_only_when_its_endpoint_is_none_any_more(string _, string destination, string replier, bool forgotten)
    {
        var flow = new ConntrackFlow(IPEndPoint.Parse("10.0.0.7:1234"), IPEndPoint.Parse(destination), IPEndPoint.Parse(replier), 0);
        Assert.Equal(forgotten, StaleFlows.Find([flow], [Service("1", "2 ending", "9 gone")]).Any());
    }

    [Fact]
    public void Flows_stay_when_there_is_no_better_endpoint() => Assert.Empty(StaleFlows.Find(
        [new ConntrackFlow(IPEndPoint.Parse("10.0.0.7:1234"), IPEndPoint.Parse("10.96.0.10:53"), IPEndPoint.Parse("10.0.0.9:5353"), 0)], [Service("9 gone")]));

    [Fact]
    public void Messages_that_make_no_sense_are_left_out()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var message = new byte[random.Next(80)];
            random.NextBytes(message);
            NetlinkConntrack.Parse(message);
        }
    }

    private static (ServiceFrontend Frontend, IReadOnlyList<ServiceEndpoint> Endpoints) Service(params string[] endpoints)
    {
        var slice = Given.Slice("dns", "IPv4", Given.SlicePort(5353, "UDP"), [.. endpoints.Select(e => Given.Endpoint("10.0.0." + e[0], e[1..]))]);
        var frontend = new ServiceFrontend { Name = new("default", "dns", "", "udp"), Port = 53, ClusterIP = "10.96.0.10", NodePort = 30053 };
        return (frontend, ServiceEndpoint.Of([slice], "", "udp", ProxyFamily.IPv4, Given.Node));
    }
}
