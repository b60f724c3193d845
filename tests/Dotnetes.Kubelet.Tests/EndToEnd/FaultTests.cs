using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>A node whose surroundings fail it.</summary>
[Trait("Tier", "E2E")]
public sealed class FaultTests
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    [RealRuntimeFact]
    public async Task Pods_go_on_and_are_restarted_while_the_api_server_is_away_and_the_kubelet_too()
    {
        await using var node = await LiveNode.Start();
        node.Create("stays", new PodSpec { Containers = [LiveNode.Shell("main", Forever)] });
        await node.UntilReady("stays");
        var before = node.Pod("stays").Status.ContainerStatuses[0].ContainerID;

        node.Api.Unreachable = true;
        await node.Exec("stays", "kill 1");
        await node.Until(() => Running(node, "stays") is { Count: 1 } ids && !before.EndsWith(ids[0], StringComparison.Ordinal), "the container runs again");
        var second = Running(node, "stays")[0];

        // A kubelet that starts without its API server knows nothing, and so touches nothing.
        await node.StopKubelet();
        node.StartKubelet();
        await Task.Delay(4000);
        Assert.Equal([second], Running(node, "stays"));

        node.Api.Unreachable = false;
        await node.Until(() => node.Pod("stays").Status.ContainerStatuses is [{ RestartCount: 1, State.Running: not null }, ..], "the status is told");
        Assert.EndsWith(second, node.Pod("stays").Status.ContainerStatuses[0].ContainerID);
        await node.Until(() => node.IsReady, "the node is ready");
    }

    [RealRuntimeFact]
    public async Task A_slow_runtime_slows_pods_down_and_a_silent_one_makes_the_node_not_ready_and_the_kubelet_not_well_until_it_answers()
    {
        using var stop = new CancellationTokenSource();
        SlowSocket? socket = null;
        await using var node = await LiveNode.Start(options =>
        {
            if (socket is null)
            {
                var own = NodeRuntime.Start(options, TimeProvider.System, NullLoggerFactory.Instance, stop.Token);
                var path = own.Endpoint["unix://".Length..];
                socket = new SlowSocket(path + ".slow", path);
            }

            return options with
            {
                RuntimeEndpoint = $"unix://{options.RootDirectory}/containerd/containerd.sock.slow",
                Configuration = options.Configuration with { RuntimeRequestTimeout = Duration.FromSeconds(5), NodeStatusUpdateFrequency = Duration.FromSeconds(1) },
            };
        });
        socket!.Delay = TimeSpan.FromMilliseconds(300);
        node.Create("late", new PodSpec { Containers = [LiveNode.Shell("main", Forever)] });
        await node.UntilReady("late");
        Assert.True(node.IsReady);

        socket.IsStuck = true;
        await node.Until(() => node.Condition("Ready") is { Status: "False" } c && c.Message.Contains("container runtime is down", StringComparison.Ordinal), "the node is not ready");
        Assert.True(node.IsPodReady("late"));
        using var client = node.Http(MemoryApi.AdminToken);
        Assert.Equal("ok", await client.GetStringAsync("/healthz"));
        node.Time.Leap(TimeSpan.FromMinutes(6));
        Assert.Equal((HttpStatusCode.InternalServerError, "[+]ping ok\n[+]log ok\n[-]syncloop failed: reason withheld\nhealthz check failed\n"), await Get(client, "/healthz"));
        Assert.Equal((HttpStatusCode.InternalServerError, "internal server error: sync Loop took longer than expected\n"), await Get(client, "/healthz/syncloop"));
        Assert.Contains("kubernetes_healthcheck{name=\"syncloop\",type=\"healthz\"} 0\n", await client.GetStringAsync("/metrics/slis"));
        socket.IsStuck = false;
        socket.Delay = TimeSpan.Zero;
        await node.Until(() => node.IsReady, "the node is ready again");
        await node.Until(() => client.GetAsync("/healthz").Result.IsSuccessStatusCode, "the kubelet is well again");
        Assert.Equal(0, node.Pod("late").Status.ContainerStatuses[0].RestartCount);
        await stop.CancelAsync();
        await node.Delete("late");
        await socket.DisposeAsync();
    }

    [RealRuntimeFact]
    public async Task A_disk_that_is_too_full_is_told_and_unused_images_and_then_pods_go()
    {
        var limit = "1%";
        await using var node = await LiveNode.Start(options => options with
        {
            Configuration = options.Configuration with
            {
                EvictionHard = ValueMap.Of(("nodefs.available", limit), ("memory.available", "1Mi")),
                EvictionPressureTransitionPeriod = Duration.FromSeconds(1),
                NodeStatusUpdateFrequency = Duration.FromSeconds(1),
            },
        });
        node.Create("victim", new PodSpec { Containers = [LiveNode.Shell("main", Forever)] });
        await node.UntilReady("victim");
        Assert.Equal("False", node.Condition("DiskPressure")?.Status);
        var images = await node.Runtime.ListImages(default);
        Assert.Contains(images.ToList(), i => i.RepoTags.Contains(LiveNode.Image));
        await LiveNode.Run("ctr", "--address", Path.Combine(node.Root, "containerd", "containerd.sock"), "--namespace", "k8s.io", "images", "tag", LiveNode.Image, "localhost/dotnetes-test/unused:1");

        // No disk has as much free as that.
        await node.StopKubelet();
        limit = "99.9%";
        node.StartKubelet();
        await node.Until(() => node.Condition("DiskPressure") is { Status: "True", Reason: "KubeletHasDiskPressure" }, "the node tells that its disk is short");
        await node.Until(() => node.Pod("victim").Status is { Phase: "Failed", Reason: "Evicted" }, "the pod is evicted");
        Assert.StartsWith("The node was low on resource: ephemeral-storage. Threshold quantity: ", node.Pod("victim").Status.Message);
        Assert.Contains(node.Api.Events, e => e.Reason == "EvictionThresholdMet" && e.Message == "Attempting to reclaim ephemeral-storage");
        Assert.True(node.IsReady);
        node.Create("late", new PodSpec { Containers = [LiveNode.Shell("main", Forever)] });
        await node.Until(() => node.Pod("late").Status is { Phase: "Failed", Reason: "Evicted" }, "a pod that comes is refused");
        Assert.Contains("had condition: [DiskPressure]", node.Pod("late").Status.Message);

        await node.StopKubelet();
        limit = "1%";
        node.StartKubelet();
        await node.Until(() => node.Condition("DiskPressure") is { Status: "False" }, "the disk is good again");
        await node.Until(() => node.IsReady, "the node is ready");
    }

    private static async Task<(HttpStatusCode Code, string Body)> Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static List<string> Running(LiveNode node, string pod) => [.. node.Runtime.ListContainers(null, default).AsTask().Result.ToList()
        .Where(c => c.State == Cri.V1.ContainerState.Running && c.Labels.GetValueOrDefault("io.kubernetes.pod.name", "") == pod).Select(c => c.Id)];
}
