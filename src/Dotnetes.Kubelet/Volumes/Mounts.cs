namespace Dotnetes.Kubelet.Volumes;

/// <summary>Mounts of this machine.</summary>
internal static class Mounts
{
    /// <summary>Whether something is mounted exactly there.</summary>
    public static bool IsMounted(string path) => List().Contains(path);

    /// <summary>Mounts a tmpfs unless one is there.</summary>
    /// <exception cref="IOException">The kernel refused it.</exception>
    public static void Tmpfs(string path, long bytes)
    {
        if (IsMounted(path))
        {
            return;
        }

        var options = bytes > 0 ? $"size={bytes}" : null;
        Check(NativeMethods.Mount("tmpfs", path, "tmpfs", NativeMethods.MsNoSuid | NativeMethods.MsNoDev, options), "mounting tmpfs at " + path);
    }

    /// <summary>Shows one path at another.</summary>
    /// <exception cref="IOException">The kernel refused it.</exception>
    public static void Bind(string source, string target) =>
        Check(NativeMethods.Mount(source, target, null, NativeMethods.MsBind | NativeMethods.MsRec, null), $"mounting {source} at {target}");

    /// <summary>
    /// Makes the directory of network namespaces a shared mount point, as <c>ip netns add</c> would later: if that came after the first pod, it
    /// would hide the pods' namespaces. Where the kernel refuses it, nothing changes.
    /// </summary>
    public static void ShareNetworkNamespaces()
    {
        const string Folder = "/run/netns";
        System.IO.Directory.CreateDirectory(Folder);
        if (IsMounted(Folder) || NativeMethods.Mount(Folder, Folder, null, NativeMethods.MsBind | NativeMethods.MsRec, null) == 0)
        {
            NativeMethods.Mount("none", Folder, null, NativeMethods.MsShared | NativeMethods.MsRec, null);
        }
    }

    /// <summary>Takes away everything mounted at or below a path.</summary>
    public static void UnmountBelow(string path)
    {
        var prefix = path.TrimEnd('/') + "/";
        foreach (var mount in List().Where(m => m == path || m.StartsWith(prefix, StringComparison.Ordinal)).OrderByDescending(m => m.Length))
        {
            NativeMethods.Unmount(mount, NativeMethods.UmountDetach | NativeMethods.NoFollow);
        }
    }

    /// <summary>Whether something is mounted at or below a path.</summary>
    public static bool AnyBelow(string path)
    {
        var prefix = path.TrimEnd('/') + "/";
        return List().Exists(m => m == path || m.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static List<string> List() =>
        [.. File.ReadLines("/proc/self/mountinfo").Select(line => Unescape(line.Split(' ')[4]))];

    private static string Unescape(string path) => !path.Contains('\\')
        ? path
        : path.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\");

    private static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw new IOException($"{what} failed: {NativeMethods.LastError()}");
        }
    }
}
