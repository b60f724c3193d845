using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>What containers see of volumes.</summary>
[Trait("Tier", "E2E")]
public sealed class VolumeTests(EagerNodeFixture fixture) : IClassFixture<EagerNodeFixture>
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task Parts_of_volumes_are_mounted_by_path_and_by_an_expanded_path()
    {
        var container = LiveNode.Shell("main", "echo one > /whole/a/b/file; echo $POD; " + Forever) with
        {
            Env = [new EnvVar { Name = "POD", ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "metadata.name" } } }],
            VolumeMounts =
            [
                new VolumeMount { Name = "work", MountPath = "/whole" },
                new VolumeMount { Name = "work", MountPath = "/part", SubPath = "a/b" },
                new VolumeMount { Name = "work", MountPath = "/named", SubPathExpr = "of-$(POD)", },
                new VolumeMount { Name = "work", MountPath = "/fixed", SubPath = "a/b", ReadOnly = true },
            ],
        };
        Node.Create("parts", new PodSpec { Containers = [container], Volumes = [new Volume { Name = "work", EmptyDir = new EmptyDirVolumeSource() }] });
        await Node.UntilReady("parts");
        Assert.Equal("one\n", await Node.Exec("parts", "cat /part/file"));
        Assert.Equal("one\n", await Node.Exec("parts", "cat /fixed/file"));
        Assert.Equal("a\nof-parts\n", await Node.Exec("parts", "touch /named/x; ls /whole"));
        Assert.Equal("refused\n", await Node.Exec("parts", "touch /fixed/x 2>/dev/null || echo refused"));
        await Node.Delete("parts");
    }

    [RealRuntimeFact]
    public async Task A_part_that_leaves_its_volume_is_refused()
    {
        var container = LiveNode.Shell("main", Forever) with { VolumeMounts = [new VolumeMount { Name = "work", MountPath = "/part", SubPath = "link/etc" }] };
        var first = LiveNode.Shell("first", "ln -s / /work/link") with { VolumeMounts = [new VolumeMount { Name = "work", MountPath = "/work" }] };
        Node.Create("escape", new PodSpec { InitContainers = [first], Containers = [container], Volumes = [new Volume { Name = "work", EmptyDir = new EmptyDirVolumeSource() }] });
        await Node.Until(() => Node.Pod("escape").Status.ContainerStatuses is [{ State.Waiting.Reason: "CreateContainerConfigError" }, ..], "its container is not made");
        Assert.Contains("subPath", Node.Pod("escape").Status.ContainerStatuses[0].State.Waiting!.Message, StringComparison.OrdinalIgnoreCase);
        await Node.Delete("escape");
    }

    [RealRuntimeFact]
    public async Task A_volume_in_memory_has_its_size_and_files_have_the_group_of_the_pod()
    {
        var container = LiveNode.Shell("main", Forever) with
        {
            SecurityContext = new SecurityContext { RunAsUser = 1000, RunAsGroup = 1000 },
            VolumeMounts = [new VolumeMount { Name = "memory", MountPath = "/memory" }, new VolumeMount { Name = "disk", MountPath = "/disk" }, new VolumeMount { Name = "settings", MountPath = "/settings" }],
        };
        Node.Api.Put(new ConfigMap { Metadata = new() { Name = "grouped", Namespace = "default" }, Data = ValueMap.Of(("key", "value")) });
        Node.Create("memory", new PodSpec
        {
            SecurityContext = new PodSecurityContext { FsGroup = 2000, SupplementalGroups = [3000] },
            Containers = [container],
            Volumes =
            [
                new Volume { Name = "memory", EmptyDir = new EmptyDirVolumeSource { Medium = "Memory", SizeLimit = Quantity.Parse("1Mi") } },
                new Volume { Name = "disk", EmptyDir = new EmptyDirVolumeSource() },
                new Volume { Name = "settings", ConfigMap = new ConfigMapVolumeSource { Name = "grouped" } },
            ],
        });
        await Node.UntilReady("memory");
        Assert.Contains("tmpfs", await Node.Exec("memory", "grep ' /memory ' /proc/mounts"));
        Assert.Equal("full\n", await Node.Exec("memory", "dd if=/dev/zero of=/memory/x bs=1024 count=2048 2>/dev/null || echo full"));
        Assert.Equal("2000 2000\n", await Node.Exec("memory", "rm /memory/x; touch /memory/y /disk/y; echo $(stat -c %g /memory/y) $(stat -c %g /disk/y)"));
        Assert.Equal("1000 2000 3000\n", (await Node.Exec("memory", "id -G")).Replace("1000 3000 2000", "1000 2000 3000", StringComparison.Ordinal));
        Assert.Equal("2000\n", await Node.Exec("memory", "stat -Lc %g /settings/key"));
        await Node.Delete("memory");
    }

    [RealRuntimeFact]
    public async Task A_token_is_renewed_in_its_file_before_it_runs_out()
    {
        var container = LiveNode.Shell("main", Forever) with { VolumeMounts = [new VolumeMount { Name = "token", MountPath = "/token" }] };
        Node.Create("renewed", new PodSpec
        {
            ServiceAccountName = "default",
            Containers = [container],
            Volumes =
            [
                new Volume
                {
                    Name = "token",
                    Projected = new ProjectedVolumeSource { Sources = [new VolumeProjection { ServiceAccountToken = new ServiceAccountTokenProjection { Path = "token", ExpirationSeconds = 5 } }] },
                },
            ],
        });
        await Node.UntilReady("renewed");
        var first = await Node.Exec("renewed", "cat /token/token");
        await Node.Until(() => Node.Exec("renewed", "cat /token/token").Result != first, "the file has a new token");
        Assert.Equal(0, Node.Pod("renewed").Status.ContainerStatuses[0].RestartCount);
        await Node.Delete("renewed");
    }

    [RealRuntimeFact]
    public async Task Mounts_pass_between_the_node_and_containers_as_they_are_told()
    {
        var folder = Path.Combine(Node.Root, "shared");
        Directory.CreateDirectory(folder);
        await LiveNode.Run("mount", "-t", "tmpfs", "none", folder);
        await LiveNode.Run("mount", "--make-rshared", folder);
        Node.Create("mounts", new PodSpec
        {
            Containers =
            [
                Mounting("both", "Bidirectional") with { SecurityContext = new SecurityContext { Privileged = true } },
                Mounting("in", "HostToContainer"),
                Mounting("none", "None"),
            ],
            Volumes = [new Volume { Name = "shared", HostPath = new HostPathVolumeSource { Path = folder, Type = "Directory" } }],
        });
        await Node.UntilReady("mounts");
        await Node.Exec("mounts", "mkdir /shared/inner && mount -t tmpfs none /shared/inner && echo from-inside > /shared/inner/file");
        Assert.Equal("from-inside\n", await File.ReadAllTextAsync(Path.Combine(folder, "inner", "file")));
        Assert.Equal("from-inside\n", await In("mounts", "in", "cat /shared/inner/file"));
        Assert.Equal("nothing\n", await In("mounts", "none", "cat /shared/inner/file 2>/dev/null || echo nothing"));
        await Node.Exec("mounts", "umount /shared/inner");
        await Node.Delete("mounts");
        await LiveNode.Run("umount", folder);

        static Container Mounting(string name, string propagation) =>
            LiveNode.Shell(name, Forever) with { VolumeMounts = [new VolumeMount { Name = "shared", MountPath = "/shared", MountPropagation = propagation }] };
    }

    private async Task<string> In(string pod, string container, string script)
    {
        var status = Node.Pod(pod).Status.ContainerStatuses.First(s => s.Name == container);
        var result = await Node.Runtime.ExecSync(status.ContainerID.Split("//")[1], ["/bin/sh", "-c", script], TimeSpan.FromSeconds(10), default);
        return result.Stdout.ToUtf8String();
    }
}
