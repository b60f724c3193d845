using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet;

/// <summary>A folder below which paths are resolved by the kernel without ever leaving it, whatever symbolic links there are (openat2, RESOLVE_BENEATH).</summary>
internal sealed class FolderRoot : IDisposable
{
    /// <summary>The error of <see cref="TryOpen"/> for what does not exist.</summary>
    public const int NoEntry = 2;

    /// <summary>The error of <see cref="TryOpen"/> for a path that leads out of the folder.</summary>
    public const int Escapes = 18;

    private const int ResolveBeneath = 8;
    private const long OpenAt2 = 437;

    private readonly int _descriptor;

    private FolderRoot(int descriptor) => _descriptor = descriptor;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static FolderRoot Open(string folder)
    {
        var descriptor = NativeMethods.Open(folder, NativeMethods.OpenPath | NativeMethods.CloseOnExec, 0);
        return descriptor >= 0 ? new FolderRoot(descriptor) : throw new IOException($"opening {folder} failed: {NativeMethods.LastError()}");
    }

    /// <summary>Opens a path (O_PATH); the caller closes the descriptor. Negative when that fails, with the reason as the last error of the platform.</summary>
    public unsafe int TryOpen(string path)
    {
        var how = stackalloc ulong[3];
        how[0] = NativeMethods.OpenPath | NativeMethods.CloseOnExec;
        how[1] = 0;
        how[2] = ResolveBeneath;
        var text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            return (int)NativeMethods.SystemCall(OpenAt2, _descriptor, text, (nint)how, 24);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>A second descriptor of the folder, which the caller closes.</summary>
    public int Duplicate() => NativeMethods.Duplicate(_descriptor);

    /// <inheritdoc/>
    public void Dispose() => NativeMethods.Close(_descriptor);
}
