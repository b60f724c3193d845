using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>Compares what pods keep on the node's disk with their limits.</summary>
internal static class LocalStorageUse
{
    private const string Resource = "ephemeral-storage";

    /// <summary>Whether a pod has such limits.</summary>
    public static bool HasLimits(Pod pod) =>
        pod.Spec.Volumes.Any(v => v.EmptyDir is { SizeLimit: not null }) || pod.Spec.Containers.Any(c => c.Resources.Limits.ContainsKey(Resource));

    /// <summary>Why a pod is beyond a limit, in upstream's words; null when it is not.</summary>
    public static string? Excess(Pod pod, PodUsage used, KubeletPaths paths)
    {
        var disk = 0L;
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.EmptyDir is not { } emptyDir)
            {
                continue;
            }

            var size = SizeOf(paths.Volume(pod.Metadata.Uid, "kubernetes.io/empty-dir", volume.Name));
            disk += emptyDir.Medium == "Memory" ? 0 : size;
            if (emptyDir.SizeLimit is { } limit && limit.Sign > 0 && size > limit.Value())
            {
                return $"Usage of EmptyDir volume \"{volume.Name}\" exceeds the limit \"{limit}\". ";
            }
        }

        var total = disk;
        foreach (var container in used.Containers)
        {
            var size = (long)(container.WritableLayer?.UsedBytes?.Value ?? 0) + LogSize(container.Container.LogPath);
            total += size;
            if (PodContainer.Find(pod.Spec, container.Container.Name)?.Spec.Resources.Limits.TryGetValue(Resource, out var limit) is true && size > limit.Value())
            {
                return $"Container {container.Container.Name} exceeded its local ephemeral storage limit \"{limit}\". ";
            }
        }

        if (!pod.Spec.Containers.All(c => c.Resources.Limits.ContainsKey(Resource)))
        {
            return null;
        }

        var sum = pod.Spec.Containers.Aggregate(Quantity.Zero, (all, c) => all + c.Resources.Limits.GetValueOrDefault(Resource, Quantity.Zero));
        return total > sum.Value() ? $"Pod ephemeral local storage usage exceeds the total limit of containers {sum}. " : null;
    }

    private static long LogSize(string path) =>
        path.Length > 0 && Directory.Exists(Path.GetDirectoryName(path)) ? Directory.GetFiles(Path.GetDirectoryName(path)!).Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0) : 0;

    private static long SizeOf(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return 0;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return new DirectoryInfo(directory).EnumerateFiles("*", options).Sum(f => f.Length);
    }
}
