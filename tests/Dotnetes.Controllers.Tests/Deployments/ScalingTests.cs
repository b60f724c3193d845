using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Deployments;
using Dotnetes.Controllers.ReplicaSets;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Deployments;

public sealed class ScalingTests
{
    private static readonly ValueMap<string> s_labels = ValueMap.Of(("app", "web"));

    [Theory]
    [InlineData(30, "bad:13,good:20")]
    [InlineData(20, "bad:9,good:14")]
    [InlineData(5, "bad:5,good:3")]
    public void Scaling_during_a_rollout_is_shared_in_proportion(int replicas, string expected) => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("ns");
        var kubelets = new FakeKubelets(cluster.Context) { Starts = p => p.Spec.Containers[0].Image == "good" };
        await cluster.Start(new DeploymentController(cluster.Context), new ReplicaSetController(cluster.Context), kubelets);
        var strategy = new DeploymentStrategy { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = IntOrString.FromInt(3), MaxUnavailable = IntOrString.FromInt(2) } };
        await cluster.Client.Create(new Deployment
        {
            Metadata = new() { Namespace = "ns", Name = "web" },
            Spec = new() { Replicas = 10, Selector = new() { MatchLabels = s_labels }, Template = Template("good"), Strategy = strategy },
        });
        await cluster.Pass(60);
        var web = await cluster.Client.Get<Deployment>("ns", "web");
        await cluster.Client.Update(web with { Spec = web.Spec with { Template = Template("bad") } });
        await cluster.Pass(60);
        Assert.Equal("bad:5,good:8", await Sizes(cluster));
        web = await cluster.Client.Get<Deployment>("ns", "web");
        await cluster.Client.Update(web with { Spec = web.Spec with { Replicas = replicas } });
        await cluster.Pass(60);
        Assert.Equal(expected, await Sizes(cluster));
    });

    private static PodTemplateSpec Template(string image) => new() { Metadata = new() { Labels = s_labels }, Spec = new() { Containers = [new() { Name = "c", Image = image }] } };

    private static async Task<string> Sizes(SimulatedCluster cluster) => string.Join(
        ',', (await cluster.Client.List<ReplicaSet>("ns")).Items.ToList().Select(s => $"{s.Spec.Template.Spec.Containers[0].Image}:{s.Spec.Replicas}").Order(StringComparer.Ordinal));
}
