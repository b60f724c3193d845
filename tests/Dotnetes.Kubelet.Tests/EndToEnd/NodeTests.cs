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
        Assert.StartsWith("10.251.7.", node.Pod("web").Status.PodIP);
        await node.Until(() => node.Log("web", "main") == "hello\n", "the log says hello");

        node.Api.DeletePod("default", "web");
        await node.Until(() => node.Pod("web") is null, "the pod's object is gone");
        await node.Until(() => node.Runtime.ListPodSandboxes(null, default).AsTask().Result.Count == 0, "the sandbox is gone");
    }
}
