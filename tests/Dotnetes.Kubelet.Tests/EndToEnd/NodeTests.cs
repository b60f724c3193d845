using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

[Trait("Tier", "E2E")]
public sealed class NodeTests
{
    [RealRuntimeFact]
    public async Task A_pod_runs_and_is_ready_and_goes_when_it_is_deleted()
    {
        await using var node = await LiveNode.Start();
        node.Create("web", new PodSpec { Containers = ValueList.Create<Container>([LiveNode.Shell("main", "echo hello; trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done")]) });

        await node.Until(() => node.Pod("web").Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True", "the pod is ready");
        Assert.Equal("Running", node.Pod("web").Status.Phase);
        Assert.StartsWith(node.Network, node.Pod("web").Status.PodIP);
        await node.Until(() => node.Log("web", "main") == "hello\n", "the log says hello");

        node.Api.DeletePod("default", "web");
        await node.Until(() => node.Pod("web") is null, "the pod's object is gone");
        await node.Until(() => node.Runtime.ListPodSandboxes(null, default).AsTask().Result.Count == 0, "the sandbox is gone");
    }

    [RealRuntimeFact]
    public async Task A_restarted_kubelet_adopts_running_pods_and_removes_those_deleted_meanwhile()
    {
        await using var node = await LiveNode.Start();
        var forever = LiveNode.Shell("main", "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done");
        node.Create("stays", new PodSpec { Containers = ValueList.Create<Container>([forever]) });
        node.Create("goes", new PodSpec { TerminationGracePeriodSeconds = 1, Containers = ValueList.Create<Container>([forever]) });
        await node.Until(() => node.Pod("stays").Status.Phase == "Running" && node.Pod("goes").Status.Phase == "Running", "both run");
        var before = node.Pod("stays").Status;

        await node.StopKubelet();
        node.Api.DeletePod("default", "goes", 0);
        node.StartKubelet();

        await node.Until(() => node.Runtime.ListPodSandboxes(null, default).AsTask().Result.Count == 1, "the deleted pod is gone from the runtime");
        await Task.Delay(1000);
        var after = node.Pod("stays").Status;
        Assert.Equal(before.ContainerStatuses[0].ContainerID, after.ContainerStatuses[0].ContainerID);
        Assert.Equal(0, after.ContainerStatuses[0].RestartCount);
        Assert.Equal(before.PodIP, after.PodIP);
        Assert.Equal("True", after.Conditions.Find(c => c.Type == "Ready")?.Status);
    }
}
