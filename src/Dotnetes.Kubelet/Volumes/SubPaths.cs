using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>
/// Opens paths inside volumes without ever leaving the volume, whatever symbolic links a container has put there (CVE-2017-1002101,
/// CVE-2021-25741): the kernel resolves beneath the volume (openat2, RESOLVE_BENEATH), and what was opened is bind-mounted.
/// </summary>
internal static class SubPaths
{
    private const int OpenPath = 0x200000;
    private const int CloseOnExec = 0x80000;
    private const int ResolveBeneath = 8;
    private const int NoEntry = 2;
    private const long OpenAt2 = 437;

    /// <summary>Bind-mounts a path of a volume at a target; makes directories for what is missing.</summary>
    /// <exception cref="IOException">The path leads out of the volume, or cannot be made or mounted.</exception>
    public static void Mount(string volume, string subPath, string target)
    {
        if (Mounts.IsMounted(target))
        {
            return;
        }

        var root = OpenRoot(volume);
        try
        {
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
        finally
        {
            NativeMethods.Close(root);
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

    private static int OpenRoot(string volume)
    {
        var descriptor = NativeMethods.Open(volume, OpenPath | CloseOnExec, 0);
        return descriptor >= 0 ? descriptor : throw new IOException($"opening {volume} failed: {NativeMethods.LastError()}");
    }

    private static int OpenOrCreate(int root, string subPath)
    {
        var descriptor = OpenBeneath(root, subPath);
        if (descriptor >= 0)
        {
            return descriptor;
        }

        if (Marshal.GetLastPInvokeError() != NoEntry)
        {
            throw new IOException($"subPath \"{subPath}\" is not inside its volume: {NativeMethods.LastError()}");
        }

        var parent = NativeMethods.Duplicate(root);
        var walked = "";
        foreach (var part in subPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            walked = walked.Length == 0 ? part : walked + "/" + part;
            var next = OpenBeneath(root, walked);
            if (next < 0 && Marshal.GetLastPInvokeError() == NoEntry)
            {
                const uint directoryMode = 0x1ED; // 0755
                NativeMethods.MakeDirectoryAt(parent, part, directoryMode);
                next = OpenBeneath(root, walked);
            }

            NativeMethods.Close(parent);
            parent = next >= 0 ? next : throw new IOException($"failed to create subPath directory \"{subPath}\": {NativeMethods.LastError()}");
        }

        return parent;
    }

    private static unsafe int OpenBeneath(int root, string path)
    {
        var how = stackalloc ulong[3];
        how[0] = OpenPath | CloseOnExec;
        how[1] = 0;
        how[2] = ResolveBeneath;
        var text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            return (int)NativeMethods.SystemCall(OpenAt2, root, text, (nint)how, 24);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }
}
