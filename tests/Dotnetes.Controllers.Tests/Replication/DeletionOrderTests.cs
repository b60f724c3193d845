using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Tests.Replication;

public sealed class DeletionOrderTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pods_that_do_least_go_first()
    {
        Pod[] expected =
        [
            Pod("unassigned", node: "", phase: "Pending"),
            Pod("pending", phase: "Pending"),
            Pod("not-ready"),
            Pod("cheap", readySeconds: 1000, cost: "-5"),
            Pod("crowded", readySeconds: 1000, node: "full"),
            Pod("ready-lately", readySeconds: 10),
            Pod("restarted", readySeconds: 1000, restarts: 3),
            Pod("settled", readySeconds: 1000),
        ];
        var order = new DeletionOrder(new Dictionary<string, int> { ["full"] = 4, ["n"] = 1 }, s_now);
        for (var seed = 0; seed < 20; seed++)
        {
            var pods = expected.ToArray();
            new Random(seed).Shuffle(pods);
            Array.Sort(pods, order);
            Assert.Equal(expected.Select(p => p.Metadata.Name), pods.Select(p => p.Metadata.Name));
        }
    }

    private static Pod Pod(string name, string node = "n", string phase = "Running", int? readySeconds = null, string cost = "", int restarts = 0) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = name,
            Uid = name,
            Annotations = cost.Length > 0 ? ValueMap.Of(("controller.kubernetes.io/pod-deletion-cost", cost)) : default,
            CreationTimestamp = Time.FromDateTimeOffset(s_now.AddHours(-1)),
        },
        Spec = new PodSpec { NodeName = node },
        Status = new PodStatus
        {
            Phase = phase,
            ContainerStatuses = [new ContainerStatus { RestartCount = restarts }],
            Conditions = readySeconds is { } seconds
                ? [new PodCondition { Type = "Ready", Status = "True", LastTransitionTime = Time.FromDateTimeOffset(s_now.AddSeconds(-seconds)) }]
                : default,
        },
    };
}
