namespace Dotnetes.Kubelet.Cgroups;

/// <summary>The hierarchies of control groups as folders: one with version 2, one for each controller with version 1, and one more where both are in use.</summary>
internal static class CgroupFolders
{
    /// <summary>Where all of them are.</summary>
    public const string Mount = "/sys/fs/cgroup";

    /// <summary>Whether there is only version 2.</summary>
    public static bool IsVersion2 { get; } = File.Exists(Path.Combine(Mount, "cgroup.controllers"));

    /// <summary>
    /// Removes a group with all below it from every hierarchy. On machines with both versions, programs that make containers put groups into version 2 that they do not remove.
    /// Groups that still have processes stay, also those whose processes have ended while nobody has taken note yet.
    /// </summary>
    /// <param name="path">The group's path, the same in all hierarchies.</param>
    /// <returns>Whether nothing is left.</returns>
    public static bool Remove(string path)
    {
        var isGone = true;
        foreach (var folder in Of(path))
        {
            RemoveFolder(folder);
            isGone &= !Directory.Exists(folder);
        }

        return isGone;
    }

    /// <summary>The folders of a group in all hierarchies, whether they exist or not.</summary>
    /// <param name="path">The group's path, the same in all hierarchies.</param>
    public static IEnumerable<string> Of(string path) => (IsVersion2 ? [Mount] : Hierarchies()).Select(hierarchy => Path.Combine(hierarchy, path.TrimStart('/')));

    private static string[] Hierarchies()
    {
        try
        {
            return Directory.GetDirectories(Mount);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static void RemoveFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            foreach (var child in Directory.EnumerateDirectories(folder))
            {
                RemoveFolder(child);
            }

            // A cgroup is removed by rmdir; its files are not deleted one by one.
            _ = NativeMethods.RemoveDirectory(folder);
        }
        catch (IOException)
        {
            // It went away meanwhile.
        }
    }
}
