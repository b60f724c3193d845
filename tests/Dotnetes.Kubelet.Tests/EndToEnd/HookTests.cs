using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>What is called after the start of a container and before its end.</summary>
[Trait("Tier", "E2E")]
public sealed class HookTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task A_container_is_not_ready_before_its_start_hook_has_ended()
    {
        Node.Create("start", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers = [With(LiveNode.Shell("main", Forever), start: Exec("/bin/busybox sleep 1; echo done > /tmp-hook"))],
        });
        await Node.UntilReady("start");
        Assert.Equal("done\n", await Node.Exec("start", "/bin/busybox cat /tmp-hook"));
        await Node.Delete("start");
    }

    [RealRuntimeFact]
    public async Task A_container_whose_start_hook_fails_is_ended_and_started_again()
    {
        Node.Create("fails", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [With(LiveNode.Shell("main", Forever), start: Exec("exit 3"))] });
        await Node.Until(() => Node.Api.Events.Any(e => e.Reason == "FailedPostStartHook" && e.InvolvedObject.Name == "fails"), "an event tells it");
        await Node.Until(() => Node.Pod("fails").Status.ContainerStatuses is [{ RestartCount: > 0 }], "it is started again");
        await Node.Delete("fails");
    }

    [RealRuntimeFact]
    public async Task A_hook_by_TCP_fails_as_the_API_says()
    {
        Node.Create("tcp", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers = [With(LiveNode.Shell("main", Forever), start: new LifecycleHandler { TcpSocket = new TcpSocketAction { Port = IntOrString.FromInt(80) } })],
        });
        await Node.Until(() => Node.Api.Events.Any(e => e.Reason == "FailedPostStartHook" && e.InvolvedObject.Name == "tcp"), "an event tells it");
        await Node.Delete("tcp");
    }

    [RealRuntimeFact]
    public async Task An_end_hook_sleeps_no_longer_than_the_grace_and_by_HTTP_reaches_the_container()
    {
        var asked = With(
            LiveNode.Shell("main", "trap 'exit 0' TERM; (echo -e 'HTTP/1.1 404 No\\r\\nContent-Length: 0\\r\\n\\r' | /bin/busybox nc -l -p 8080 >/data/asked) & while true; do /bin/busybox sleep 0.1; done"),
            stop: new LifecycleHandler { HttpGet = new HttpGetAction { Port = IntOrString.FromInt(8080), Path = "/stop" } }) with
        {
            VolumeMounts = [new VolumeMount { Name = "data", MountPath = "/data" }],
        };
        var sleeps = With(LiveNode.Shell("sleeps", Forever), stop: new LifecycleHandler { Sleep = new SleepAction { Seconds = 1000 } });
        var shared = Directory.CreateDirectory(Path.Combine(Node.Root, "asked")).FullName;
        Node.Create("stop", new PodSpec
        {
            TerminationGracePeriodSeconds = 3,
            Containers = [asked, sleeps],
            Volumes = [new Volume { Name = "data", HostPath = new HostPathVolumeSource { Path = shared } }],
        });
        await Node.UntilReady("stop");
        Node.Api.DeletePod("default", "stop", 3);
        await Node.Until(() => Node.Pod("stop") is null, "it is gone in spite of the long sleep");
        Assert.StartsWith("GET /stop HTTP/1.1", await File.ReadAllTextAsync(Path.Combine(shared, "asked")));
        Assert.DoesNotContain(Node.Api.Events, e => e.Reason == "FailedPreStopHook" && e.InvolvedObject.FieldPath == "spec.containers{main}");
    }

    [RealRuntimeFact]
    public async Task Volumes_of_pods_that_nobody_knows_any_more_are_removed_and_others_stay()
    {
        Node.Create("stays", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers = [LiveNode.Shell("main", Forever) with { VolumeMounts = [new VolumeMount { Name = "v", MountPath = "/v" }] }],
            Volumes = [new Volume { Name = "v", EmptyDir = new EmptyDirVolumeSource { Medium = "Memory" } }],
        });
        await Node.UntilReady("stays");
        await Node.Exec("stays", "echo kept > /v/file");
        var left = Node.Kubelet.Paths.Volume("11111111-2222-3333-4444-555555555555", "kubernetes.io/empty-dir", "v");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "file"), "old");
        await Node.Until(() => !Directory.Exists(Node.Kubelet.Paths.Pod("11111111-2222-3333-4444-555555555555")), "what was left over is gone");
        Assert.Equal("kept\n", await Node.Exec("stays", "/bin/busybox cat /v/file"));
        await Node.Delete("stays");
    }

    private static LifecycleHandler Exec(string script) => new() { Exec = new ExecAction { Command = ["/bin/sh", "-c", script] } };

    private static Container With(Container container, LifecycleHandler? start = null, LifecycleHandler? stop = null) =>
        container with { Lifecycle = new Lifecycle { PostStart = start, PreStop = stop } };
}
