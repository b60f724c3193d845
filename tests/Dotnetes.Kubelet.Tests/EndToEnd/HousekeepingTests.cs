using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Node.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>What a node does beside running containers: it keeps logs and dead containers within limits, passes ports on and chooses runtimes.</summary>
[Trait("Tier", "E2E")]
public sealed class HousekeepingTests(EagerNodeFixture fixture) : IClassFixture<EagerNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task A_log_that_grows_is_put_aside_and_only_so_many_are_kept()
    {
        Node.Create("talks", new PodSpec { Containers = [LiveNode.Shell("main", "i=0; while true; do i=$((i+1)); echo line $i of many that are rather long, so that they fill the log; /bin/busybox sleep 0.005; done")] });
        await Node.UntilReady("talks");
        var folder = Path.Combine(Node.Kubelet.Paths.PodLog("default", "talks", Node.Pod("talks").Metadata.Uid), "main");
        await Node.Until(() => Directory.GetFiles(folder, "0.log.*.gz").Length > 0, "an old log is compressed");
        var first = Directory.GetFiles(folder, "0.log.*.gz").Order(StringComparer.Ordinal).First();
        await Node.Until(() => !File.Exists(first), "the oldest is gone");
        Assert.InRange(Directory.GetFiles(folder).Count(f => !f.EndsWith(".tmp", StringComparison.Ordinal)), 1, 3);

        // What is in between is not lost: the log goes on where the one that was put aside ends.
        await Node.Exec("talks", "true");
        Assert.Equal(0, Node.Pod("talks").Status.ContainerStatuses[0].RestartCount);
        await Node.Delete("talks");
    }

    [RealRuntimeFact]
    public async Task Of_a_container_that_ran_often_only_the_last_runs_are_kept()
    {
        Node.Create("often", new PodSpec { Containers = [LiveNode.Shell("main", "echo run; exit 1")] });
        await Node.Until(() => Node.Pod("often").Status.ContainerStatuses is [{ RestartCount: >= 4 }, ..], "it ran five times");
        await Node.Until(() => Node.Runtime.ListContainers(null, default).AsTask().Result.ToList().Count(c => c.Labels.GetValueOrDefault("io.kubernetes.pod.name", "") == "often") <= 2, "two are kept");
        var folder = Path.Combine(Node.Kubelet.Paths.PodLog("default", "often", Node.Pod("often").Metadata.Uid), "main");
        Assert.InRange(Directory.GetFiles(folder).Length, 1, 3);
        await Node.Delete("often");
    }

    [RealRuntimeFact]
    public async Task A_pod_whose_volume_grows_beyond_its_limit_is_evicted()
    {
        Node.Create("grows", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers = [LiveNode.Shell("main", "/bin/busybox dd if=/dev/zero of=/data/big bs=1024 count=2048; " + Forever) with { VolumeMounts = [new VolumeMount { Name = "data", MountPath = "/data" }] }],
            Volumes = [new Volume { Name = "data", EmptyDir = new EmptyDirVolumeSource { SizeLimit = Quantity.Parse("1Mi") } }],
        });
        await Node.Until(() => Node.Pod("grows").Status is { Phase: "Failed", Reason: "Evicted" }, "it is evicted");
        Assert.StartsWith("Usage of EmptyDir volume \"data\" exceeds the limit \"1Mi\".", Node.Pod("grows").Status.Message);
        Assert.Contains("DisruptionTarget", Node.Pod("grows").Status.Conditions.Select(c => c.Type));
        await Node.Delete("grows");
    }

    [RealRuntimeFact]
    public async Task A_port_of_the_node_leads_to_a_container()
    {
        var container = LiveNode.Shell("main", "while true; do echo answered | /bin/busybox nc -l -p 8080; done") with
        {
            Ports = [new ContainerPort { ContainerPortValue = 8080, HostPort = 28080, Protocol = "TCP" }],
        };
        Node.Create("port", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [container] });
        await Node.UntilReady("port");
        var own = NetworkInterface.GetAllNetworkInterfaces().Where(i => i.NetworkInterfaceType != NetworkInterfaceType.Loopback && i.OperationalStatus == OperationalStatus.Up)
            .OrderByDescending(i => i.GetIPProperties().GatewayAddresses.Count)
            .SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address).First(a => a.AddressFamily == AddressFamily.InterNetwork);
        Assert.Equal("answered\n", await ReadWhenItListens(own));
        await Node.Delete("port");
        await Assert.ThrowsAnyAsync<SocketException>(() => Read(own));
    }

    [RealRuntimeFact]
    public async Task A_runtime_class_chooses_the_handler_and_one_that_is_missing_is_told()
    {
        Node.Api.Put(new RuntimeClass { Metadata = new() { Name = "usual" }, Handler = "runc" });
        Node.Api.Put(new RuntimeClass { Metadata = new() { Name = "other" }, Handler = "sandboxed" });
        foreach (var name in (string[])["usual", "other", "missing"])
        {
            Node.Create(name, new PodSpec { RuntimeClassName = name, Containers = [LiveNode.Shell("main", Forever)] });
        }

        await Node.UntilReady("usual");
        await Node.Until(() => Events("other").Any(e => e.Reason == "FailedCreatePodSandBox" && e.Message.Contains("no runtime for \"sandboxed\" is configured", StringComparison.Ordinal)), "the handler is told");
        await Node.Until(() => Events("missing").Any(e => e.Message.Contains("RuntimeClass.node.k8s.io \"missing\" not found", StringComparison.Ordinal)), "the class is told");
        Assert.Equal("Pending", Node.Pod("missing").Status.Phase);
        Node.Api.Put(new RuntimeClass { Metadata = new() { Name = "missing" }, Handler = "runc" });
        await Node.UntilReady("missing");
        foreach (var name in (string[])["usual", "other", "missing"])
        {
            await Node.Delete(name);
        }
    }

    // The container is ready before its program listens, and does not listen between two connections.
    private static async Task<string> ReadWhenItListens(IPAddress address)
    {
        for (var attempts = 20; attempts > 0; attempts--)
        {
            try
            {
                if (await Read(address) is { Length: > 0 } answer)
                {
                    return answer;
                }
            }
            catch (SocketException) when (attempts > 1)
            {
                // Again.
            }

            await Task.Delay(500);
        }

        return "";
    }

    private static async Task<string> Read(IPAddress address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(new IPEndPoint(address, 28080), limit.Token);
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    private IEnumerable<Event> Events(string pod) => Node.Api.Events.Where(e => e.InvolvedObject.Name == pod);
}
