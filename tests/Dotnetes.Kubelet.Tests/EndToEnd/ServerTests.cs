using System.Net;
using System.Net.WebSockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

[Trait("Tier", "E2E")]
public sealed class ServerTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task Requests_without_credentials_or_rights_are_refused()
    {
        using var client = Client(token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/pods")).StatusCode);
        using var stranger = Client("wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/pods")).StatusCode);
        using var reader = Client(MemoryApi.ReaderToken);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/stats/summary")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/pods")).StatusCode);
    }

    [RealRuntimeFact]
    public async Task Logs_are_served_with_tail_time_limit_and_follow()
    {
        await Run("logs", "for i in 1 2 3 4 5; do echo line$i; done; until /bin/busybox test -e /go; do /bin/busybox sleep 0.1; done; echo last; exit 0", policy: "Never");
        await Node.Until(() => Node.Log("logs", "main").Contains("line5"), "the lines are written");
        using var client = Client(MemoryApi.AdminToken);
        Assert.Equal("line4\nline5\n", await client.GetStringAsync("/containerLogs/default/logs/main?tailLines=2"));
        Assert.Equal("lin", await client.GetStringAsync("/containerLogs/default/logs/main?limitBytes=3"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+ line1\n", await client.GetStringAsync("/containerLogs/default/logs/main?timestamps=true"));
        var followed = client.GetStringAsync("/containerLogs/default/logs/main?follow=true");
        await Node.Exec("logs", "echo > /go");
        Assert.Equal("line1\nline2\nline3\nline4\nline5\nlast\n", await followed);
        Assert.Equal("", await client.GetStringAsync("/containerLogs/default/logs/main?tailLines=0"));
        var at = (await client.GetStringAsync("/containerLogs/default/logs/main?timestamps=true&tailLines=1")).Split(' ')[0];
        Assert.Equal("last\n", await client.GetStringAsync($"/containerLogs/default/logs/main?sinceTime={Uri.EscapeDataString(at)}"));
        Assert.Equal("line1\nline2\nline3\nline4\nline5\nlast\n", await client.GetStringAsync("/containerLogs/default/logs/main?sinceSeconds=3600"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/containerLogs/default/logs/other")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/containerLogs/default/logs/main?previous=true")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/containerLogs/default/logs/main?tailLines=-1")).StatusCode);
        Node.Api.DeletePod("default", "logs", 0);
    }

    [RealRuntimeFact]
    public async Task Exec_over_a_websocket_carries_all_streams_the_end_of_input_and_the_exit_code()
    {
        await Run("exec", LiveNode.Forever);
        var script = Uri.EscapeDataString("/bin/busybox cat; echo oops >&2; exit 7");
        using var socket = await Node.Connect($"/exec/default/exec/main?command=/bin/sh&command=-c&command={script}&input=1&output=1&error=1", "v5.channel.k8s.io");
        await socket.SendAsync(LiveNode.Message(0, "hello "), WebSocketMessageType.Binary, true, default);
        await socket.SendAsync(LiveNode.Message(0, "there\n"), WebSocketMessageType.Binary, true, default);
        await socket.SendAsync(new byte[] { 255, 0 }, WebSocketMessageType.Binary, true, default);
        var channels = await LiveNode.ReadAll(socket);
        Assert.Equal("hello there\n", channels[1]);
        Assert.Equal("oops\n", channels[2]);
        Assert.Contains("\"ExitCode\"", channels[3]);
        Assert.Contains("\"7\"", channels[3]);
        Node.Api.DeletePod("default", "exec", 0);
    }

    [RealRuntimeFact]
    public async Task Exec_with_a_terminal_takes_its_size()
    {
        await Run("tty", LiveNode.Forever);
        using var socket = await Node.Connect("/exec/default/tty/main?command=/bin/sh&input=1&output=1&tty=1", "v5.channel.k8s.io");
        await socket.SendAsync(LiveNode.Message(4, "{\"Width\":77,\"Height\":33}"), WebSocketMessageType.Binary, true, default);
        await Task.Delay(300);
        await socket.SendAsync(LiveNode.Message(0, "/bin/busybox stty size; exit\n"), WebSocketMessageType.Binary, true, default);
        var channels = await LiveNode.ReadAll(socket);
        Assert.Contains("33 77", channels[1]);
        Assert.Contains("Success", channels[3]);
        Node.Api.DeletePod("default", "tty", 0);
    }

    [RealRuntimeFact]
    public async Task Port_forwarding_tunnels_SPDY_in_a_websocket()
    {
        var container = LiveNode.Shell("main", "/bin/busybox nc -ll -p 8099 -e /bin/busybox echo pong") with
        {
            ReadinessProbe = new Probe { TcpSocket = new TcpSocketAction { Port = 8099 }, PeriodSeconds = 1 },
        };
        Node.Create("forward", new PodSpec { TerminationGracePeriodSeconds = 1, Containers = ValueList.Create<Container>([container]) });
        await Node.Until(() => Node.Pod("forward").Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True", "it listens");
        Assert.Equal("pong\n", await Node.Forward("forward", 8099));
        Node.Api.DeletePod("default", "forward", 0);
    }

    [RealRuntimeFact]
    public async Task Statistics_and_metrics_show_running_containers()
    {
        await Run("stats", LiveNode.Forever);
        using var client = Client(MemoryApi.AdminToken);
        Assert.Contains("\"podRef\":{\"name\":\"stats\"", await client.GetStringAsync("/stats/summary"));
        Assert.Contains("container_cpu_usage_seconds_total{container=\"main\",namespace=\"default\",pod=\"stats\"}", await client.GetStringAsync("/metrics/resource"));
        Assert.Contains("pod_memory_working_set_bytes{namespace=\"default\",pod=\"stats\"}", await client.GetStringAsync("/metrics/resource"));
        Assert.Contains("container_memory_working_set_bytes{", await client.GetStringAsync("/metrics/cadvisor"));
        var metrics = await client.GetStringAsync("/metrics");
        foreach (var name in (string[])
            [
                "kubelet_running_containers", "kubelet_pod_worker_start_duration_seconds_count", "kubelet_cgroup_manager_duration_seconds_count{operation_type=\"create\"}",
                "kubelet_image_manager_ensure_image_requests_total{present_locally=\"true\"", "kubelet_container_log_filesystem_used_bytes{container=\"main\",namespace=\"default\",pod=\"stats\"",
                "kubelet_pod_start_total_duration_seconds_count", "kubelet_pod_in_progress_resizes 0",
            ])
        {
            Assert.Contains(name, metrics);
        }
        Assert.Contains("\"name\":\"stats\"", await client.GetStringAsync("/pods"));
        Assert.Contains("kubeletconfig", await client.GetStringAsync("/configz"));
        Assert.Equal("ok", await client.GetStringAsync("/healthz"));
        Node.Api.DeletePod("default", "stats", 0);
    }

    private async Task Run(string name, string script, string policy = "Always")
    {
        Node.Create(name, new PodSpec { RestartPolicy = policy, TerminationGracePeriodSeconds = 1, Containers = ValueList.Create<Container>([LiveNode.Shell("main", script)]) });
        await Node.Until(() => Node.Pod(name).Status.Phase == "Running", $"{name} runs");
    }

    private HttpClient Client(string? token) => Node.Http(token);
}
