using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.KubeletStats.V1Alpha1;

namespace Dotnetes.Kubelet.Stats;

/// <summary>
/// What lies in the volumes of pods. Those on the node's own disk are walked, at most once a minute; a file system of its own tells by itself.
/// Safe for concurrent use.
/// </summary>
internal sealed class VolumeUsage(KubeletPaths paths, TimeProvider time)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly ConcurrentDictionary<string, (long At, VolumeStats Stats)> _known = new(StringComparer.Ordinal);

    /// <summary>The volumes of a pod that have a directory, in the order of its specification.</summary>
    public IReadOnlyList<VolumeStats> Of(Pod pod)
    {
        var root = Path.Combine(paths.Pod(pod.Metadata.Uid), "volumes");
        if (!Directory.Exists(root))
        {
            return [];
        }

        var directories = Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateFileSystemEntries).ToLookup(Path.GetFileName, StringComparer.Ordinal);
        var result = new List<VolumeStats>();
        foreach (var volume in pod.Spec.Volumes)
        {
            if (directories[volume.Name].FirstOrDefault() is { } directory && Read(directory) is { } stats)
            {
                var claim = volume.PersistentVolumeClaim?.ClaimName ?? (volume.Ephemeral is not null ? $"{pod.Metadata.Name}-{volume.Name}" : null);
                result.Add(stats with { Name = volume.Name, PvcRef = claim is null ? null : new PvcReference { Name = claim, Namespace = pod.Metadata.Namespace } });
            }
        }

        return result;
    }

    private VolumeStats? Read(string directory)
    {
        if (_known.TryGetValue(directory, out var known) && time.GetElapsedTime(known.At) < KeepFor)
        {
            return known.Stats;
        }

        foreach (var (other, old) in _known)
        {
            if (time.GetElapsedTime(old.At) > 2 * KeepFor)
            {
                _known.TryRemove(other, out _);
            }
        }

        try
        {
            var stats = Measure(directory);
            _known[directory] = (time.GetTimestamp(), stats);
            return stats;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went away meanwhile.
            return null;
        }
    }

    private VolumeStats Measure(string link)
    {
        var directory = new DirectoryInfo(link).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link;
        var disk = new DriveInfo(directory);
        var (inodes, inodesFree) = NativeMethods.Inodes(directory);
        var whole = new VolumeStats
        {
            Time = Time.FromDateTimeOffset(time.GetUtcNow()),
            CapacityBytes = (ulong)disk.TotalSize,
            AvailableBytes = (ulong)disk.AvailableFreeSpace,
            Inodes = inodes,
            InodesFree = inodesFree,
        };
        if (Volumes.Mounts.IsMounted(directory))
        {
            return whole with { UsedBytes = (ulong)(disk.TotalSize - disk.TotalFreeSpace), InodesUsed = inodes - inodesFree };
        }

        var (bytes, count) = Walk(directory);
        return whole with { UsedBytes = bytes, InodesUsed = count };
    }

    private static (ulong Bytes, ulong Inodes) Walk(string directory)
    {
        var bytes = 0UL;
        var inodes = 1UL;
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos("*", Everything))
        {
            inodes++;
            bytes += entry is FileInfo file ? (ulong)file.Length : 0;
        }

        return (bytes, inodes);
    }
}
