using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>What separates a pod from its node, and what a pod may ask for.</summary>
[Trait("Tier", "E2E")]
public sealed class SecurityTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task Namespaces_of_the_node_are_shared_when_asked_and_else_not()
    {
        Node.Create("own", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever)] });
        Node.Create("host", new PodSpec { HostNetwork = true, HostPid = true, HostIpc = true, TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever)] });
        Node.Create("among", new PodSpec { ShareProcessNamespace = true, TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever), LiveNode.Shell("other", Forever)] });
        await Node.UntilReady("own");
        await Node.UntilReady("host");
        await Node.UntilReady("among");
        foreach (var kind in (string[])["net", "pid", "ipc"])
        {
            var ofNode = new FileInfo($"/proc/self/ns/{kind}").LinkTarget + "\n";
            Assert.Equal(ofNode, await Node.Exec("host", $"/bin/busybox readlink /proc/self/ns/{kind}"));
            Assert.NotEqual(ofNode, await Node.Exec("own", $"/bin/busybox readlink /proc/self/ns/{kind}"));
        }

        Assert.Equal("2\n", await Node.Exec("among", "/bin/busybox ps | /bin/busybox grep -c '[t]rap'"));
        Assert.Equal("1\n", await Node.Exec("own", "/bin/busybox ps | /bin/busybox grep -c '[t]rap'"));
        foreach (var pod in (string[])["own", "host", "among"])
        {
            await Node.Delete(pod);
        }
    }

    [RealRuntimeFact]
    public async Task Users_capabilities_and_read_only_roots_are_as_asked_and_root_is_refused_where_it_must_not_be()
    {
        Node.Create("limited", new PodSpec
        {
            TerminationGracePeriodSeconds = 0,
            HostAliases = [new HostAlias { Ip = "192.0.2.7", Hostnames = ["old", "older"] }],
            Containers =
            [
                LiveNode.Shell("main", Forever) with
                {
                    SecurityContext = new SecurityContext
                    {
                        RunAsUser = 1234,
                        RunAsNonRoot = true,
                        ReadOnlyRootFilesystem = true,
                        AllowPrivilegeEscalation = false,
                        Capabilities = new Capabilities { Drop = ["ALL"] },
                    },
                },
            ],
        });
        await Node.UntilReady("limited");
        Assert.Equal("1234\n", await Node.Exec("limited", "/bin/busybox id -u"));
        Assert.Equal("no\n", await Node.Exec("limited", "echo > /x 2>/dev/null || echo no"));
        Assert.Contains("NoNewPrivs:\t1", await Node.Exec("limited", "/bin/busybox cat /proc/self/status"));
        Assert.Contains("CapBnd:\t0000000000000000", await Node.Exec("limited", "/bin/busybox cat /proc/self/status"));
        Assert.Contains("192.0.2.7\told\tolder", await Node.Exec("limited", "/bin/busybox cat /etc/hosts"));
        await Node.Delete("limited");

        Node.Create("rooted", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever) with { SecurityContext = new SecurityContext { RunAsNonRoot = true } }] });
        await Node.Until(() => Node.Pod("rooted").Status.ContainerStatuses is [{ State.Waiting: { Reason: "CreateContainerConfigError" } waiting }] && waiting.Message.Contains("root", StringComparison.Ordinal), "it is refused");
        await Node.Delete("rooted");

        Node.Create("mighty", new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever) with { SecurityContext = new SecurityContext { Privileged = true } }] });
        await Node.UntilReady("mighty");
        Assert.DoesNotContain("CapBnd:\t00000000a80425fb", await Node.Exec("mighty", "/bin/busybox cat /proc/self/status"));
        var devices = (await Node.Exec("mighty", "/bin/busybox ls /dev")).Split('\n');
        Assert.All(new[] { "autofs", "kmsg", "loop-control", "mem" }.Where(d => File.Exists("/dev/" + d)), d => Assert.Contains(d, devices));
        await Node.Delete("mighty");
    }

    [RealRuntimeFact]
    public async Task Control_groups_follow_the_class_of_service()
    {
        var some = new ResourceRequirements { Requests = ValueMap.Of(("cpu", Quantity.Parse("100m")), ("memory", Quantity.Parse("16Mi"))) };
        var all = new ResourceRequirements { Requests = ValueMap.Of(("cpu", Quantity.Parse("200m")), ("memory", Quantity.Parse("32Mi"))), Limits = ValueMap.Of(("cpu", Quantity.Parse("200m")), ("memory", Quantity.Parse("32Mi"))) };
        foreach (var (name, resources, qos, part) in ((string, ResourceRequirements?, string, string)[])[("best", null, "BestEffort", "besteffort/"), ("burst", some, "Burstable", "burstable/"), ("sure", all, "Guaranteed", "kubepods/pod")])
        {
            Node.Create(name, new PodSpec { TerminationGracePeriodSeconds = 0, Containers = [LiveNode.Shell("main", Forever) with { Resources = resources ?? ResourceRequirements.Empty }] });
            await Node.UntilReady(name);
            Assert.Equal(qos, Node.Pod(name).Status.QosClass);
            var id = Node.Pod(name).Status.ContainerStatuses[0].ContainerID.Split("//")[1];
            var groups = Directory.EnumerateDirectories("/sys/fs/cgroup", id, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).ToList();
            Assert.Contains(groups, g => g.Contains($"{part}", StringComparison.Ordinal) && g.Contains(Node.Pod(name).Metadata.Uid, StringComparison.Ordinal));
            await Node.Delete(name);
        }
    }
}
