using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>Makes the volumes of pods ready on the node, keeps their content current, and takes them away again.</summary>
internal sealed partial class PodVolumes(
    KubeletPaths paths, VolumeContent content, IKubeClient client, TimeProvider time, ILogger<PodVolumes> logger)
{
    private const UnixFileMode Everybody = (UnixFileMode)0x1FF; // 0777

    /// <summary>Makes every volume of a pod ready, or brings its content up to date; gives their directories by name.</summary>
    /// <exception cref="StartFailure">A volume cannot be made ready now.</exception>
    public async Task<IReadOnlyDictionary<string, string>> Mount(Pod pod, CancellationToken cancellationToken)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var volume in pod.Spec.Volumes.ToArray())
        {
            // Image volumes are mounted by the runtime.
            if (volume.Image is null)
            {
                result[volume.Name] = await MountOne(pod, volume, cancellationToken);
            }
        }

        return result;
    }

    /// <summary>Brings the content of config maps, secrets, tokens and the like up to date in a running pod.</summary>
    public async Task Refresh(Pod pod, CancellationToken cancellationToken)
    {
        foreach (var volume in pod.Spec.Volumes.ToArray())
        {
            if (volume.ConfigMap is not null || volume.Secret is not null || volume.Projected is not null || volume.DownwardApi is not null)
            {
                await MountOne(pod, volume, cancellationToken);
            }
        }
    }

    /// <summary>Where a volume lies when it is ready.</summary>
    public string? Directory(Pod pod, string name)
    {
        var volume = pod.Spec.Volumes.Find(v => v.Name == name);
        return volume is null ? null
            : volume.HostPath is { } host ? host.Path
            : paths.Volume(pod.Metadata.Uid, PluginOf(volume), volume.Name);
    }

    /// <summary>Bind-mounts a subPath of a volume for one mount of a container; gives the path to mount.</summary>
    /// <exception cref="StartFailure">The path leads out of the volume or cannot be made.</exception>
    public string MountSubPath(Pod pod, string container, int index, string volumeName, string directory, string subPath)
    {
        var target = Path.Combine(paths.SubPaths(pod.Metadata.Uid), volumeName, container, index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            SubPaths.Mount(directory, subPath, target);
            return target;
        }
        catch (IOException e)
        {
            throw new StartFailure("CreateContainerConfigError", $"failed to prepare subPath for volumeMount \"{volumeName}\" of container \"{container}\": {e.Message}", inner: e);
        }
    }

    /// <summary>The uids of the pods that have a directory.</summary>
    public IEnumerable<string> Known() => System.IO.Directory.Exists(paths.Pods) ? System.IO.Directory.EnumerateDirectories(paths.Pods).Select(d => Path.GetFileName(d)) : [];

    /// <summary>Takes a pod's mounts and its directory away; tells whether that could be done.</summary>
    public bool Remove(string podUid)
    {
        var directory = paths.Pod(podUid);
        if (!System.IO.Directory.Exists(directory))
        {
            return true;
        }

        Mounts.UnmountBelow(directory);
        try
        {
            // What is mounted there may be somebody's data.
            if (Mounts.AnyBelow(directory))
            {
                throw new IOException("something is still mounted there");
            }

            System.IO.Directory.Delete(directory, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotRemoved(logger, directory, e);
            return false;
        }
    }

    private async Task<string> MountOne(Pod pod, Volume volume, CancellationToken cancellationToken)
    {
        try
        {
            if (volume.HostPath is { } hostPath)
            {
                return HostPaths.Prepare(volume.Name, hostPath);
            }

            if (volume.PersistentVolumeClaim is { } claim)
            {
                return await MountClaim(pod, volume.Name, claim.ClaimName, cancellationToken);
            }

            if (volume.Ephemeral is not null)
            {
                return await MountClaim(pod, volume.Name, $"{pod.Metadata.Name}-{volume.Name}", cancellationToken);
            }

            var directory = paths.Volume(pod.Metadata.Uid, PluginOf(volume), volume.Name);
            if (volume.EmptyDir is { } emptyDir)
            {
                MountEmptyDir(pod, directory, emptyDir);
                return directory;
            }

            var files = await content.Read(pod, volume, cancellationToken)
                ?? throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volume.Name}\" : no volume plugin matched");
            System.IO.Directory.CreateDirectory(directory);
            if (volume.Secret is not null || volume.Projected is not null)
            {
                // Secrets never touch the disk.
                Mounts.Tmpfs(directory, bytes: 0);
            }

            File.SetUnixFileMode(directory, Everybody);
            new AtomicWriter(directory, time).Write(files, FsGroup(pod));
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KubeApiException or KubeTransportException)
        {
            throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volume.Name}\" : {e.Message}", inner: e);
        }
    }

    private static void MountEmptyDir(Pod pod, string directory, EmptyDirVolumeSource source)
    {
        if (System.IO.Directory.Exists(directory) && (source.Medium != "Memory" || Mounts.IsMounted(directory)))
        {
            return;
        }

        System.IO.Directory.CreateDirectory(directory);
        if (source.Medium == "Memory")
        {
            Mounts.Tmpfs(directory, MemorySize(pod, source));
        }

        File.SetUnixFileMode(directory, Everybody);
        if (FsGroup(pod) is { } group)
        {
            NativeMethods.ChangeOwner(directory, 0, group);
            File.SetUnixFileMode(directory, Everybody | UnixFileMode.SetGroup);
        }
    }

    // Not larger than what the pod may use of memory at all (KEP-1967).
    private static long MemorySize(Pod pod, EmptyDirVolumeSource source)
    {
        var limit = source.SizeLimit?.Value() ?? 0;
        var (_, _, podMemory) = Cgroups.PodResources.ForPod(pod.Spec, period: 100_000);
        return podMemory > 0 && (limit == 0 || podMemory < limit) ? podMemory : limit;
    }

    private async Task<string> MountClaim(Pod pod, string volumeName, string claimName, CancellationToken cancellationToken)
    {
        var claim = await client.Get<PersistentVolumeClaim>(pod.Metadata.Namespace, claimName, cancellationToken: cancellationToken);
        if (claim.Spec.VolumeName.Length == 0 || claim.Status.Phase != "Bound")
        {
            throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volumeName}\" : persistentvolumeclaim \"{claimName}\" is not bound");
        }

        var volume = await client.Get<PersistentVolume>(null, claim.Spec.VolumeName, cancellationToken: cancellationToken);
        var directory = volume.Spec.HostPath is { } hostPath ? HostPaths.Prepare(volumeName, hostPath)
            : volume.Spec.Local is { } local ? local.Path
            : throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volumeName}\" : no volume plugin matched");
        if (!System.IO.Directory.Exists(directory))
        {
            throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volumeName}\" : path \"{directory}\" does not exist");
        }

        // The link tells where the volume lies once it is mounted.
        var link = paths.Volume(pod.Metadata.Uid, "kubernetes.io/persistent-volume-claim", volumeName);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        if (new FileInfo(link).LinkTarget is null)
        {
            File.CreateSymbolicLink(link, directory);
        }

        if (FsGroup(pod) is { } group && volume.Spec.Local is not null)
        {
            NativeMethods.ChangeOwner(directory, 0, group);
        }

        return directory;
    }

    private static uint? FsGroup(Pod pod) => (uint?)pod.Spec.SecurityContext?.FsGroup;

    /// <summary>The name of what provides a volume, as directories and metrics have it.</summary>
    internal static string PluginOf(Volume volume) =>
        volume.EmptyDir is not null ? "kubernetes.io/empty-dir"
        : volume.ConfigMap is not null ? "kubernetes.io/configmap"
        : volume.Secret is not null ? "kubernetes.io/secret"
        : volume.Projected is not null ? "kubernetes.io/projected"
        : volume.DownwardApi is not null ? "kubernetes.io/downward-api"
        : volume.HostPath is not null ? "kubernetes.io/host-path"
        : "kubernetes.io/persistent-volume-claim";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The directory {Directory} of a pod that is gone could not be removed")]
        public static partial void NotRemoved(ILogger logger, string directory, Exception exception);
    }
}
