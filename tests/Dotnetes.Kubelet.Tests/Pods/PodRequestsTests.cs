using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;

namespace Dotnetes.Kubelet.Tests.Pods;

public sealed class PodRequestsTests
{
    [Theory]
    [InlineData("main:100,main:200", "", 300)]
    [InlineData("init:500,main:100,main:200", "", 500)]
    [InlineData("init:250,init:200,main:300", "", 300)]
    [InlineData("sidecar:100,main:300", "", 400)]
    [InlineData("sidecar:100,init:400,main:300", "", 500)]
    [InlineData("init:400,sidecar:100,main:300", "", 400)]
    [InlineData("main:100", "50", 150)]
    [InlineData("", "", 0)]
    public void A_pod_asks_for_what_runs_together_or_for_its_largest_init_container(string containers, string overhead, long expected)
    {
        var all = containers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((text, i) => Make(text.Split(':'), i)).ToList();
        var spec = new PodSpec
        {
            InitContainers = all.Where(c => c.IsInit).Select(c => c.Container).ToValueList(),
            Containers = all.Where(c => !c.IsInit).Select(c => c.Container).ToValueList(),
            Overhead = overhead.Length > 0 ? ValueMap.Of(("cpu", Quantity.Parse(overhead + "m"))) : default,
        };
        Assert.Equal(expected, PodRequests.Of(spec).GetValueOrDefault("cpu"));
    }

    private static (Container Container, bool IsInit) Make(string[] parts, int number) => (
        new Container
        {
            Name = $"c{number}",
            RestartPolicy = parts[0] == "sidecar" ? "Always" : null,
            Resources = new ResourceRequirements { Requests = ValueMap.Of(("cpu", Quantity.Parse(parts[1] + "m"))) },
        },
        parts[0] != "main");
}
