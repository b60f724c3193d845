using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

[Trait("Tier", "E2E")]
public sealed class PodTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task Init_containers_run_in_order_before_sidecars_and_main_containers()
    {
        var shared = new VolumeMount { Name = "work", MountPath = "/work" };
        Container With(string name, string script, string? policy = null) =>
            LiveNode.Shell(name, script) with { VolumeMounts = ValueList.Create<VolumeMount>([shared]), RestartPolicy = policy };
        Node.Create("ordered", new PodSpec
        {
            RestartPolicy = "Never",
            InitContainers = ValueList.Create<Container>(
            [
                With("one", "echo one >> /work/order"),
                With("side", "echo side >> /work/order; " + Forever, "Always"),
                With("two", "echo two >> /work/order"),
            ]),
            Containers = ValueList.Create<Container>([With("main", "echo main >> /work/order; cat /work/order")]),
            Volumes = ValueList.Create<Volume>([new Volume { Name = "work", EmptyDir = new EmptyDirVolumeSource() }]),
        });

        await Node.Until(() => Node.Pod("ordered").Status.Phase == "Succeeded", "the pod succeeded");
        var lines = Node.Log("ordered", "main").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["main", "one", "side", "two"], lines.Order());
        Assert.Equal("one", lines[0]);
        Assert.Equal("main", lines[3]);
        var status = Node.Pod("ordered").Status;
        Assert.All(status.InitContainerStatuses, s => Assert.NotNull(s.State.Terminated));
        Assert.Equal("PodCompleted", status.Conditions.Find(c => c.Type == "Ready")?.Reason);
    }

    [RealRuntimeFact]
    public async Task A_failing_container_is_restarted_with_back_off_and_shows_CrashLoopBackOff()
    {
        Node.Create("crash", new PodSpec { Containers = ValueList.Create<Container>([LiveNode.Shell("main", "echo dying > /dev/termination-log; exit 3")]) });

        await Node.Until(() => Node.Pod("crash").Status.ContainerStatuses is [{ State.Waiting.Reason: "CrashLoopBackOff" }, ..], "it shows CrashLoopBackOff");
        var status = Node.Pod("crash").Status.ContainerStatuses[0];
        Assert.Equal(3, status.LastState.Terminated?.ExitCode);
        Assert.Equal("dying", status.LastState.Terminated?.Message.Trim());
        Assert.True(status.RestartCount >= 1);
        Assert.Equal("Running", Node.Pod("crash").Status.Phase);
        Assert.Contains(Node.Api.Events, e => e is { Reason: "BackOff", Type: "Warning" } && e.InvolvedObject.Name == "crash");
        Node.Api.DeletePod("default", "crash", 0);
    }

    [RealRuntimeFact]
    public async Task A_missing_image_shows_ErrImagePull_then_ImagePullBackOff_and_Never_shows_ErrImageNeverPull()
    {
        var missing = LiveNode.Shell("main", "true") with { Image = "localhost:1/none:1" };
        Node.Create("pull", new PodSpec { Containers = ValueList.Create<Container>([missing]) });
        Node.Create("never", new PodSpec { Containers = ValueList.Create<Container>([missing with { ImagePullPolicy = "Never" }]) });

        await Node.Until(() => Node.Pod("never").Status.ContainerStatuses is [{ State.Waiting.Reason: "ErrImageNeverPull" }, ..], "it shows ErrImageNeverPull");
        await Node.Until(() => Node.Pod("pull").Status.ContainerStatuses is [{ State.Waiting.Reason: "ErrImagePull" or "ImagePullBackOff" }, ..], "it shows ErrImagePull");
        await Node.Until(() => Node.Api.Events.Any(e => e.Reason == "Failed" && e.InvolvedObject.Name == "pull"), "there is an event");
        Assert.Equal("Pending", Node.Pod("pull").Status.Phase);
        Node.Api.DeletePod("default", "pull", 0);
        Node.Api.DeletePod("default", "never", 0);
    }

    [RealRuntimeFact]
    public async Task Environment_config_secret_projected_and_downward_volumes_reach_the_container_and_updates_follow()
    {
        Node.Api.Put(new ConfigMap { Metadata = new ObjectMeta { Name = "settings", Namespace = "default" }, Data = ValueMap.Of(("color", "blue"), ("size", "7")) });
        Node.Api.Put(new Secret { Metadata = new ObjectMeta { Name = "hidden", Namespace = "default" }, Data = ValueMap.Of(("password", ByteString.FromUtf8("s3cret"))) });
        var container = LiveNode.Shell("main", "echo $COLOR $(cat /secret/password) $POD $(cat /token/token) $(cat /info/labels) $EXPANDED $KUBERNETES_SERVICE_HOST; cat /config/size; " + Forever) with
        {
            EnvFrom = ValueList.Create<EnvFromSource>([new EnvFromSource { Prefix = "C_", ConfigMapRef = new ConfigMapEnvSource { Name = "settings" } }]),
            Env = ValueList.Create<EnvVar>(
            [
                new EnvVar { Name = "COLOR", ValueFrom = new EnvVarSource { ConfigMapKeyRef = new ConfigMapKeySelector { Name = "settings", Key = "color" } } },
                new EnvVar { Name = "POD", ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "metadata.name" } } },
                new EnvVar { Name = "EXPANDED", Value = "$(C_size)-$(POD)-$$(x)" },
            ]),
            VolumeMounts = ValueList.Create<VolumeMount>(
            [
                new VolumeMount { Name = "config", MountPath = "/config" },
                new VolumeMount { Name = "secret", MountPath = "/secret" },
                new VolumeMount { Name = "token", MountPath = "/token" },
                new VolumeMount { Name = "info", MountPath = "/info" },
                new VolumeMount { Name = "config", MountPath = "/just/size", SubPath = "size" },
            ]),
        };
        Node.Create(
            "volumes",
            new PodSpec
            {
                ServiceAccountName = "default",
                Containers = ValueList.Create<Container>([container]),
                Volumes = ValueList.Create<Volume>(
                [
                    new Volume { Name = "config", ConfigMap = new ConfigMapVolumeSource { Name = "settings" } },
                    new Volume { Name = "secret", Secret = new SecretVolumeSource { SecretName = "hidden" } },
                    new Volume
                    {
                        Name = "token",
                        Projected = new ProjectedVolumeSource
                        {
                            Sources = ValueList.Create<VolumeProjection>([new VolumeProjection { ServiceAccountToken = new ServiceAccountTokenProjection { Path = "token", ExpirationSeconds = 3607 } }]),
                        },
                    },
                    new Volume
                    {
                        Name = "info",
                        DownwardApi = new DownwardApiVolumeSource
                        {
                            Items = ValueList.Create<DownwardApiVolumeFile>([new DownwardApiVolumeFile { Path = "labels", FieldRef = new ObjectFieldSelector { FieldPath = "metadata.labels" } }]),
                        },
                    },
                ]),
            },
            meta => meta with { Labels = ValueMap.Of(("app", "demo")) });

        await Node.Until(() => Node.Log("volumes", "main").Contains('7'), "the container printed what it got");
        Assert.Matches("^blue s3cret volumes token-\\d+-for-volumes app=\"demo\" 7-volumes-\\$\\(x\\)", Node.Log("volumes", "main"));
        Node.Api.DeletePod("default", "volumes", 1);
        await Node.Until(() => Node.Pod("volumes") is null, "the pod is gone");
    }

    [RealRuntimeFact]
    public async Task Readiness_gates_and_a_failing_liveness_probe_restarts_the_container()
    {
        var container = LiveNode.Shell("main", "touch /tmp-alive; echo up; " + Forever) with
        {
            LivenessProbe = new Probe { Exec = new ExecAction { Command = ValueList.Create<string>(["/bin/busybox", "test", "-f", "/tmp-alive"]) }, PeriodSeconds = 1, FailureThreshold = 1 },
            ReadinessProbe = new Probe { Exec = new ExecAction { Command = ValueList.Create<string>(["/bin/busybox", "test", "-f", "/tmp-ready"]) }, PeriodSeconds = 1, FailureThreshold = 1 },
        };
        Node.Create("probed", new PodSpec { TerminationGracePeriodSeconds = 1, Containers = ValueList.Create<Container>([container]) });
        await Node.Until(() => Node.Pod("probed").Status.ContainerStatuses is [{ State.Running: not null }, ..], "it runs");
        Assert.Equal("False", Node.Pod("probed").Status.Conditions.Find(c => c.Type == "Ready")?.Status);

        await Exec("probed", "touch /tmp-ready");
        await Node.Until(() => Node.Pod("probed").Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True", "it is ready");

        await Exec("probed", "rm /tmp-alive");
        await Node.Until(() => Node.Pod("probed").Status.ContainerStatuses is [{ RestartCount: 1, State.Running: not null }, ..], "it was restarted");
        Assert.Contains(Node.Api.Events, e => e.Reason == "Unhealthy" && e.Message.StartsWith("Liveness probe failed", StringComparison.Ordinal));
        Assert.Contains(Node.Api.Events, e => e.Reason == "Killing" && e.Message == "Container main failed liveness probe, will be restarted");
        Node.Api.DeletePod("default", "probed", 0);
    }

    [RealRuntimeFact]
    public async Task Deletion_runs_the_preStop_hook_within_the_grace_period_and_shows_the_final_state()
    {
        var container = LiveNode.Shell("main", "trap 'echo got-term; exit 5' TERM; while true; do /bin/busybox sleep 0.1; done") with
        {
            Lifecycle = new Lifecycle { PreStop = new LifecycleHandler { Exec = new ExecAction { Command = ValueList.Create<string>(["/bin/sh", "-c", "echo pre-stop > /proc/1/fd/1"]) } } },
        };
        Node.Create("graceful", new PodSpec { Containers = ValueList.Create<Container>([container]) });
        await Node.Until(() => Node.Pod("graceful").Status.Phase == "Running", "it runs");
        var logs = Node.Kubelet.Paths.PodLog("default", "graceful", Node.Pod("graceful").Metadata.Uid);
        var final = "";
        Node.Api.DeletePod("default", "graceful", 20);
        await Node.Until(
            () =>
            {
                final = Node.Pod("graceful") is { } ? Node.Log("graceful", "main") : final;
                return Node.Pod("graceful") is null;
            },
            "the pod is gone");

        Assert.Equal("pre-stop\ngot-term\n", final);
        await Node.Until(() => !Directory.Exists(logs), "its logs are gone");
    }

    [RealRuntimeFact]
    public async Task The_nodes_pods_have_a_network_hosts_file_resolver_and_host_name()
    {
        Node.Create("net", new PodSpec
        {
            Hostname = "alpha",
            Subdomain = "beta",
            DnsPolicy = "ClusterFirst",
            Containers = ValueList.Create<Container>([LiveNode.Shell("main", "hostname; cat /etc/resolv.conf; cat /etc/hosts; ip route; echo end; " + Forever)]),
        });
        await Node.Until(() => Node.Log("net", "main").EndsWith("end\n", StringComparison.Ordinal), "the container printed its network");
        var log = Node.Log("net", "main");
        Assert.StartsWith("alpha\n", log);
        Assert.Contains("search default.svc.cluster.local svc.cluster.local cluster.local", log);
        Assert.Contains("nameserver 10.96.0.10", log);
        Assert.Contains("options ndots:5", log);
        Assert.Contains($"{Node.Pod("net").Status.PodIP}\talpha.beta.default.svc.cluster.local\talpha", log);
        Assert.Contains($"default via {Node.Network}1", log);
        Node.Api.DeletePod("default", "net", 0);
    }

    private async Task Exec(string pod, string script)
    {
        var id = Node.Pod(pod).Status.ContainerStatuses[0].ContainerID.Split("//")[1];
        var result = await Node.Runtime.ExecSync(id, ValueList.Create<string>(["/bin/sh", "-c", script]), TimeSpan.FromSeconds(10), default);
        Assert.Equal(0, result.ExitCode);
    }
}
