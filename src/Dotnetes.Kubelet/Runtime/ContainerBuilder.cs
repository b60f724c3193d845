using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Env;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Security;
using Dotnetes.Kubelet.Volumes;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Makes the configuration of a container.</summary>
internal sealed class ContainerBuilder(
    KubeletPaths paths,
    KubeletConfiguration configuration,
    EnvironmentBuilder environment,
    SecuritySettings security,
    CgroupTree cgroups,
    PodVolumes volumes,
    NodeFacts node)
{
    private const UnixFileMode WritableByAll = (UnixFileMode)0x1B6; // 0666

    /// <summary>The configuration of one run of a container.</summary>
    /// <param name="pod">The pod, with its addresses in the status.</param>
    /// <param name="container">The container.</param>
    /// <param name="image">Its image.</param>
    /// <param name="attempt">How often it ran before.</param>
    /// <param name="directories">The pod's volumes by name.</param>
    /// <param name="targetContainerId">The container that an ephemeral one joins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StartFailure">Something that it refers to is missing or not allowed.</exception>
    public async Task<Cri.V1.ContainerConfig> Build(
        Pod pod, PodContainer container, Cri.V1.Image image, int attempt, IReadOnlyDictionary<string, string> directories,
        string targetContainerId, CancellationToken cancellationToken)
    {
        var spec = container.Spec;
        var variables = await environment.Build(
            pod, container, node.Allocatable, name => directories.GetValueOrDefault(name), cancellationToken);
        string Expand(string text) => VariableExpansion.Expand(text, name => variables.GetValueOrDefault(name));
        var mounts = new List<Cri.V1.Mount>();
        AddVolumeMounts(pod, container, directories, Expand, mounts);
        AddOwnMounts(pod, spec, mounts);
        var messagePath = spec.TerminationMessagePath.Length > 0 ? spec.TerminationMessagePath : "/dev/termination-log";
        mounts.Add(new Cri.V1.Mount { ContainerPath = messagePath, HostPath = MessageFile(pod, container, attempt) });
        return new Cri.V1.ContainerConfig
        {
            Metadata = new Cri.V1.ContainerMetadata { Name = container.Name, Attempt = (uint)attempt },
            Image = new Cri.V1.ImageSpec { Image = image.Id, UserSpecifiedImage = spec.Image },
            Command = spec.Command.Map(Expand),
            Args = spec.Args.Map(Expand),
            WorkingDir = spec.WorkingDir,
            Envs = variables.Select(v => new Cri.V1.KeyValue { Key = v.Key, Value = ByteString.FromUtf8(v.Value) }).ToValueList(),
            Labels = RuntimeLabels.ForContainer(pod, container),
            Annotations = RuntimeLabels.Annotations(pod, container, attempt, messagePath),
            LogPath = KubeletPaths.ContainerLog(container.Name, attempt),
            Mounts = mounts.ToValueList(),
            Stdin = spec.Stdin,
            StdinOnce = spec.StdinOnce,
            Tty = spec.Tty,
            StopSignal = StopSignals.Parse(spec.Lifecycle?.StopSignal),
            Linux = new Cri.V1.LinuxContainerConfig
            {
                Resources = ResourcesOf(pod, container),
                SecurityContext = security.ForContainer(pod, container, image, targetContainerId),
            },
        };
    }

    /// <summary>The resources of a container in the runtime's terms.</summary>
    public Cri.V1.LinuxContainerResources ResourcesOf(Pod pod, PodContainer container)
    {
        var quotaPeriod = (configuration.CpuCfsQuotaPeriod ?? Duration.FromMilliseconds(100)).Nanoseconds / 1000;
        return PodResources.ForContainer(pod, container, PodQos.Of(pod), node.MemoryBytes, configuration.CpuCfsQuota ?? true, quotaPeriod) with
        {
            Unified = cgroups.IsVersion2 && container.Spec.Resources.Limits.ContainsKey("memory") && configuration.SingleProcessOomKill is not true
                ? ValueMap.Of(("memory.oom.group", "1"))
                : default,
        };
    }

    private void AddVolumeMounts(
        Pod pod, PodContainer container, IReadOnlyDictionary<string, string> directories, Func<string, string> expand, List<Cri.V1.Mount> mounts)
    {
        var index = -1;
        foreach (var mount in container.Spec.VolumeMounts)
        {
            index++;
            var volume = pod.Spec.Volumes.Find(v => v.Name == mount.Name);
            var subPath = mount.SubPathExpr.Length > 0 ? expand(mount.SubPathExpr) : mount.SubPath;
            if (volume?.Image is { } imageVolume)
            {
                mounts.Add(new Cri.V1.Mount
                {
                    ContainerPath = Absolute(mount.MountPath),
                    Readonly = true,
                    Image = new Cri.V1.ImageSpec { Image = imageVolume.Reference },
                    ImageSubPath = subPath,
                });
                continue;
            }

            if (!directories.TryGetValue(mount.Name, out var source))
            {
                throw new StartFailure("CreateContainerConfigError", $"cannot find volume \"{mount.Name}\" to mount into container \"{container.Name}\"");
            }

            if (subPath.Length > 0)
            {
                CheckSubPath(subPath);
                source = volumes.MountSubPath(pod, container.Name, index, mount.Name, source, subPath);
            }

            mounts.Add(new Cri.V1.Mount
            {
                ContainerPath = Absolute(mount.MountPath),
                HostPath = source,
                Readonly = mount.ReadOnly || volume is { ConfigMap: not null } or { Secret: not null } or { DownwardApi: not null } or { Projected: not null },
                RecursiveReadOnly = mount.RecursiveReadOnly is "Enabled",
                Propagation = mount.MountPropagation switch
                {
                    "HostToContainer" => Cri.V1.MountPropagation.HostToContainer,
                    "Bidirectional" => Cri.V1.MountPropagation.Bidirectional,
                    _ => Cri.V1.MountPropagation.Private,
                },
            });
        }
    }

    private static void CheckSubPath(string subPath)
    {
        if (Path.IsPathRooted(subPath) || subPath.Split('/').Contains(".."))
        {
            throw new StartFailure("CreateContainerConfigError", $"subPath \"{subPath}\" must be a relative path without '..'");
        }
    }

    private void AddOwnMounts(Pod pod, Container spec, List<Cri.V1.Mount> mounts)
    {
        if (!spec.VolumeMounts.Any(m => m.MountPath == "/etc/hosts"))
        {
            mounts.Add(new Cri.V1.Mount { ContainerPath = "/etc/hosts", HostPath = paths.EtcHosts(pod.Metadata.Uid) });
        }
    }

    private string MessageFile(Pod pod, PodContainer container, int attempt)
    {
        var directory = paths.Container(pod.Metadata.Uid, container.Name);
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, attempt.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
        File.WriteAllBytes(file, []);

        // Whoever the container runs as may write it.
        File.SetUnixFileMode(file, WritableByAll);
        return file;
    }

    private static string Absolute(string path) => path.StartsWith('/') ? path : "/" + path;
}
