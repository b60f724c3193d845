using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>
/// Opens paths inside volumes without ever leaving the volume, whatever symbolic links a container has put there (CVE-2017-1002101,
/// CVE-2021-25741): the kernel resolves beneath the volume (openat2, RESOLVE_BENEATH), and what was opened is bind-mounted.
/// </summary>
internal static class SubPaths
{
    /// <summary>Bind-mounts a path of a volume at a target; makes directories for what is missing.</summary>
    /// <exception cref="IOException">The path leads out of the volume, or cannot be made or mounted.</exception>
    public static void Mount(string volume, string subPath, string target)
    {
        if (Mounts.IsMounted(target))
        {
            return;
        }

        using var root = FolderRoot.Open(volume);
        var file = OpenOrCreate(root, subPath);
        try
        {
            var source = $"/proc/self/fd/{file}";
            PrepareTarget(source, target);
            Mounts.Bind(source, target);
        }
        finally
        {
            NativeMethods.Close(file);
        }
    }

    private static void PrepareTarget(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(source))
        {
            Directory.CreateDirectory(target);
        }
        else if (!File.Exists(target))
        {
            File.Create(target).Dispose();
        }
    }

    private static int OpenOrCreate(FolderRoot root, string subPath)
    {
        var descriptor = root.TryOpen(subPath);
        if (descriptor >= 0)
        {
            return descriptor;
        }

        if (Marshal.GetLastPInvokeError() != FolderRoot.NoEntry)
        {
            throw new IOException($"subPath \"{subPath}\" is not inside its volume: {NativeMethods.LastError()}");
        }

        var parent = root.Duplicate();
        var walked = "";
        foreach (var part in subPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            walked = walked.Length == 0 ? part : walked + "/" + part;
            var next = root.TryOpen(walked);
            if (next < 0 && Marshal.GetLastPInvokeError() == FolderRoot.NoEntry)
            {
                const uint directoryMode = 0x1ED; // 0755
                NativeMethods.MakeDirectoryAt(parent, part, directoryMode);
                next = root.TryOpen(walked);
            }

            NativeMethods.Close(parent);
            parent = next >= 0 ? next : throw new IOException($"failed to create subPath directory \"{subPath}\": {NativeMethods.LastError()}");
        }

        return parent;
    }
}
