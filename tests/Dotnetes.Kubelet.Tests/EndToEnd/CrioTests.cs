using System.Net.WebSockets;
using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>The kubelet with CRI-O as the container runtime.</summary>
[Trait("Tier", "E2E")]
public sealed class CrioTests(CrioNodeFixture fixture) : IClassFixture<CrioNodeFixture>
{
    private LiveNode Node => fixture.Node;

    [CrioFact]
    public async Task The_node_tells_runtime_and_images()
    {
        var status = Node.Api.Find<Node>("", LiveNode.NodeName)!.Status;
        Assert.StartsWith("cri-o://", status.NodeInfo.ContainerRuntimeVersion);
        await Node.Until(() => Node.Api.Find<Node>("", LiveNode.NodeName)!.Status.Images.Any(i => i.Names.Contains(LiveNode.Image)), "the image is in the node's status");
    }

    [CrioFact]
    public async Task A_pod_runs_from_its_init_container_to_its_end_with_volume_log_address_and_events()
    {
        Node.Create("walk", new PodSpec
        {
            RestartPolicy = "Never",
            TerminationGracePeriodSeconds = 1,
            InitContainers = [LiveNode.Shell("first", "echo from-init >/data/file") with { VolumeMounts = [new VolumeMount { Name = "data", MountPath = "/data" }] }],
            Containers =
            [
                LiveNode.Shell("main", "/bin/busybox cat /data/file; echo done >/dev/termination-log; exit 3") with { VolumeMounts = [new VolumeMount { Name = "data", MountPath = "/data" }] },
            ],
            Volumes = [new Volume { Name = "data", EmptyDir = new EmptyDirVolumeSource() }],
        });
        await Node.Until(() => Node.Pod("walk").Status.Phase == "Failed", "the pod has failed with its code");
        var pod = Node.Pod("walk");
        Assert.StartsWith(Node.Network, pod.Status.PodIP);
        Assert.Equal("from-init\n", Node.Log("walk", "main"));
        var ended = pod.Status.ContainerStatuses[0].State.Terminated!;
        Assert.Equal((3, "Error", "done\n"), (ended.ExitCode, ended.Reason, ended.Message));
        Assert.StartsWith("cri-o://", pod.Status.ContainerStatuses[0].ContainerID);
        Assert.Equal(LiveNode.Image, pod.Status.ContainerStatuses[0].Image);
        Assert.Equal("Completed", pod.Status.InitContainerStatuses[0].State.Terminated!.Reason);
        Assert.Contains(Node.Api.Events, e => e.InvolvedObject.Name == "walk" && e.Reason == "Started");
        await Node.Delete("walk");
    }

    [CrioFact]
    public async Task Probes_decide_readiness_and_restart_a_container()
    {
        Create("probed", LiveNode.Shell("main", "echo started; " + LiveNode.Forever) with
        {
            ReadinessProbe = new Probe { Exec = new ExecAction { Command = ["/bin/busybox", "test", "-e", "/ready"] }, PeriodSeconds = 1 },
            LivenessProbe = new Probe { Exec = new ExecAction { Command = ["/bin/busybox", "test", "!", "-e", "/sick"] }, PeriodSeconds = 1, FailureThreshold = 1 },
        });
        await Node.Until(() => Node.Pod("probed").Status.Phase == "Running", "it runs");
        Assert.False(Node.IsPodReady("probed"));
        await Node.Exec("probed", "echo >/ready");
        await Node.UntilReady("probed");
        await Node.Exec("probed", "echo >/sick");
        await Node.Until(() => Node.Pod("probed").Status.ContainerStatuses[0] is { RestartCount: 1, State.Running: not null }, "it was restarted");
        Assert.False(Node.IsPodReady("probed"));
        await Node.Delete("probed");
    }

    [CrioFact]
    public async Task Logs_commands_and_forwarded_ports_go_through_the_kubelets_server()
    {
        await StartReady("served", LiveNode.Shell("main", "echo hello; /bin/busybox nc -ll -p 8099 -e /bin/busybox echo pong") with
        {
            ReadinessProbe = new Probe { TcpSocket = new TcpSocketAction { Port = 8099 }, PeriodSeconds = 1 },
        });
        using var client = Node.Http(MemoryApi.AdminToken);
        Assert.Equal("hello\n", await client.GetStringAsync("/containerLogs/default/served/main"));
        Assert.Equal("one\n", await (await client.PostAsync("/run/default/served/main?cmd=/bin/busybox%20echo%20one", null)).Content.ReadAsStringAsync());

        var script = Uri.EscapeDataString("/bin/busybox cat; echo oops >&2; exit 7");
        using var socket = await Node.Connect($"/exec/default/served/main?command=/bin/sh&command=-c&command={script}&input=1&output=1&error=1", "v5.channel.k8s.io");
        await socket.SendAsync(LiveNode.Message(0, "there\n"), WebSocketMessageType.Binary, true, default);
        await socket.SendAsync(new byte[] { 255, 0 }, WebSocketMessageType.Binary, true, default);
        var channels = await LiveNode.ReadAll(socket);
        Assert.Equal("there\n", channels[1]);
        Assert.Equal("oops\n", channels[2]);
        Assert.Contains("\"7\"", channels[3]);

        Assert.Equal("pong\n", await Node.Forward("served", 8099));
        await Node.Delete("served");
    }

    [CrioFact]
    public async Task Statistics_show_processor_time_memory_and_network()
    {
        await StartReady("busy", LiveNode.Shell("main", LiveNode.Forever));
        using var client = Node.Http(MemoryApi.AdminToken);
        using var summary = JsonDocument.Parse(await client.GetStringAsync("/stats/summary"));
        var pod = summary.RootElement.GetProperty("pods").EnumerateArray().Single(p => p.GetProperty("podRef").GetProperty("name").GetString() == "busy");
        var container = pod.GetProperty("containers")[0];
        Assert.True(container.GetProperty("cpu").GetProperty("usageCoreNanoSeconds").GetInt64() > 0);
        Assert.True(container.GetProperty("memory").GetProperty("workingSetBytes").GetInt64() > 0);
        Assert.True(container.GetProperty("memory").TryGetProperty("pageFaults", out _), "the container's control group is read");
        Assert.Equal("eth0", pod.GetProperty("network").GetProperty("name").GetString());
        Assert.Contains("container_cpu_usage_seconds_total{container=\"main\",namespace=\"default\",pod=\"busy\"}", await client.GetStringAsync("/metrics/resource"));
        await Node.Delete("busy");
    }

    [CrioFact]
    public async Task Pods_go_on_when_the_kubelet_starts_anew()
    {
        await StartReady("kept", LiveNode.Shell("main", LiveNode.Forever));
        var id = Node.Pod("kept").Status.ContainerStatuses[0].ContainerID;
        await Node.StopKubelet();
        Node.StartKubelet();
        await Node.Kubelet.Started;
        await Node.Until(() => Node.Pod("kept").Status.ContainerStatuses[0] is { RestartCount: 0, State.Running: not null } s && s.ContainerID == id, "the same container is shown");
        Assert.Equal("1\n", await Node.Exec("kept", "echo 1"));
        await Node.Delete("kept");
    }

    private async Task StartReady(string pod, Container container)
    {
        Create(pod, container);
        await Node.UntilReady(pod);
    }

    private void Create(string pod, Container container) => Node.Create(pod, new PodSpec { TerminationGracePeriodSeconds = 1, Containers = [container] });
}
