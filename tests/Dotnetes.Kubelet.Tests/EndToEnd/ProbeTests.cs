using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Grpc.Health;
using Dotnetes.Grpc.Server;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>Probes of the kinds that other tests do not use.</summary>
[Trait("Tier", "E2E")]
public sealed class ProbeTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task Other_probes_wait_until_the_startup_probe_has_succeeded_and_too_many_failures_of_it_restart_the_container()
    {
        Node.Create("slow", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers =
            [
                LiveNode.Shell("main", "/bin/busybox sleep 2; echo > /started; " + Forever) with
                {
                    StartupProbe = Exec("/started", failures: 20),
                    LivenessProbe = Exec("/started", failures: 1),
                    ReadinessProbe = Exec("/started", failures: 1),
                },
            ],
        });
        await Node.Until(() => Node.Pod("slow").Status.ContainerStatuses is [{ State.Running: not null, Started: false, Ready: false }], "it runs and has not started");
        await Node.UntilReady("slow");
        Assert.True(Node.Pod("slow").Status.ContainerStatuses[0].Started);
        Assert.Equal(0, Node.Pod("slow").Status.ContainerStatuses[0].RestartCount);
        await Node.Delete("slow");

        Node.Create("never", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever) with { StartupProbe = Exec("/never", failures: 2) }] });
        await Node.Until(() => Node.Pod("never").Status.ContainerStatuses is [{ RestartCount: > 0 }], "it is started again");
        Assert.Contains(Node.Api.Events, e => e.Message == "Container main failed startup probe, will be restarted");
        await Node.Delete("never");
    }

    [RealRuntimeFact]
    public async Task A_port_is_probed_by_its_name()
    {
        Node.Create("tcp-probe", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            Containers =
            [
                LiveNode.Shell("main", "while true; do /bin/busybox test -e /open && /bin/busybox nc -l -p 8080 -e /bin/true; /bin/busybox sleep 0.1; done") with
                {
                    Ports = [new ContainerPort { Name = "web", ContainerPortValue = 8080 }],
                    ReadinessProbe = new Probe { TcpSocket = new TcpSocketAction { Port = "web" }, PeriodSeconds = 1, FailureThreshold = 1000 },
                },
            ],
        });
        await Node.Until(
            () => Node.Api.Events.Any(e => e.InvolvedObject.Name == "tcp-probe" && e.Message.StartsWith("Readiness probe failed: dial tcp", StringComparison.Ordinal) && e.Message.EndsWith("connection refused", StringComparison.Ordinal)),
            "it is not ready while nobody listens");
        await Node.Exec("tcp-probe", "echo > /open");
        await Node.UntilReady("tcp-probe");
        await Node.Delete("tcp-probe");
    }

    [RealRuntimeFact]
    public async Task Health_is_asked_by_gRPC_and_pods_of_the_nodes_network_have_its_address()
    {
        var health = new HealthService();
        health.Set("db", ServingStatus.NotServing);
        var port = FreePort();
        var builder = new GrpcServiceBuilder();
        health.AddTo(builder);
        await using var server = await GrpcServer.Start(builder.Build(new GrpcRouterOptions()), new GrpcServerOptions { Addresses = [$"http://0.0.0.0:{port}"] });
        Node.Create("grpc", new PodSpec
        {
            HostNetwork = true,
            TerminationGracePeriodSeconds = 0,
            Containers = [LiveNode.Shell("main", Forever) with { ReadinessProbe = new Probe { Grpc = new GrpcAction { Port = port, Service = "db" }, PeriodSeconds = 1, FailureThreshold = 1000 } }],
        });
        await Node.Until(
            () => Node.Api.Events.Any(e => e.InvolvedObject.Name == "grpc" && e.Message.Contains("service unhealthy (responded with \"NOT_SERVING\")", StringComparison.Ordinal)),
            "it is not ready while the service does not serve");
        health.Set("db", ServingStatus.Serving);
        await Node.UntilReady("grpc");
        var status = Node.Pod("grpc").Status;
        Assert.Equal(Node.Api.Find<Node>("", LiveNode.NodeName)!.Status.Addresses[0].Address, status.PodIP);
        Assert.Equal(status.HostIP, status.PodIP);
        await Node.Delete("grpc");
    }

    private static Probe Exec(string file, int failures) =>
        new() { Exec = new ExecAction { Command = ["/bin/busybox", "test", "-e", file] }, PeriodSeconds = 1, FailureThreshold = failures };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
