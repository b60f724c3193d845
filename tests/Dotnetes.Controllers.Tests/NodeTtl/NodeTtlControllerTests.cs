using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.NodeTtl;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.NodeTtl;

public sealed class NodeTtlControllerTests
{
    [Theory]
    [InlineData(100, 0, 0)]
    [InlineData(101, 0, 1)]
    [InlineData(95, 1, 1)]
    [InlineData(89, 1, 0)]
    [InlineData(5000, 0, 4)]
    [InlineData(0, 4, 0)]
    public void The_step_follows_the_number_of_nodes_with_some_slack(int count, int before, int expected) => Assert.Equal(expected, NodeTtlController.StepFor(count, before));

    [Fact]
    public void Nodes_are_annotated_and_all_anew_when_there_are_many_more() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new NodeTtlController(cluster.Context));
        await cluster.AddNode("first");
        await cluster.Pass(1);
        Assert.Equal("0", await Ttl(cluster));
        for (var i = 0; i < 100; i++)
        {
            await cluster.Client.Create(new Node { Metadata = new() { Name = $"n{i}" } });
        }

        await cluster.Pass(5);
        Assert.Equal("15", await Ttl(cluster));
    });

    private static async Task<string?> Ttl(SimulatedCluster cluster) => (await cluster.Client.Get<Node>(null, "first")).Metadata.Annotations.GetValueOrDefault("node.alpha.kubernetes.io/ttl");
}
