namespace Dotnetes.Kubelet.Cgroups;

/// <summary>
/// Machines with both versions of control groups: version 1 for most controllers, version 2 below <c>unified</c>. systemd mounts every controller
/// that version 1 knows there; other init programs leave some to version 2, where nothing uses them, and crun refuses such machines.
/// </summary>
internal static class HybridCgroups
{
    private const string Root = CgroupFolders.Mount;

    /// <summary>Mounts the controllers that version 2 has and nobody uses in version 1, at the places of systemd. Gives those that were moved.</summary>
    public static IReadOnlyList<string> Complete()
    {
        var unified = Path.Combine(Root, "unified");
        var moved = new List<string>();
        try
        {
            foreach (var controller in Left(Read(unified, "cgroup.controllers"), Read(unified, "cgroup.subtree_control")))
            {
                if (Mount(controller))
                {
                    moved.Add(controller);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not a hybrid machine, or one whose control groups may not be changed.
        }

        return moved;
    }

    /// <summary>What version 2 has and hands to no group of its own. A controller that is in use there stays.</summary>
    internal static IEnumerable<string> Left(string controllers, string delegated) => Words(controllers).Except(Words(delegated));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));

    private static bool Mount(string controller)
    {
        var folder = Path.Combine(Root, controller);
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        if (NativeMethods.Mount("cgroup", folder, "cgroup", NativeMethods.MsNoSuid | NativeMethods.MsNoDev | NativeMethods.MsNoExec, controller) == 0)
        {
            return true;
        }

        if (isNew)
        {
            Directory.Delete(folder);
        }

        return false;
    }
}
