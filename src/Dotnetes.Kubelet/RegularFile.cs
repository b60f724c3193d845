using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet;

/// <summary>
/// Opens files of folders into which others write, and nothing but files: opening a pipe would hold up the thread until somebody opens its other end, and opening a device can do anything.
/// </summary>
internal static class RegularFile
{
    private const int NoEntry = 2;
    private const int NoAccess = 13;
    private const int NoFolder = 20;

    /// <summary>Opens what a path leads to, for reading.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="IOException">It is no file, or cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        var descriptor = NativeMethods.Open(path, NativeMethods.OpenPath | NativeMethods.CloseOnExec, 0);
        if (descriptor < 0)
        {
            throw Marshal.GetLastPInvokeError() switch
            {
                NoEntry or NoFolder => new FileNotFoundException(NativeMethods.LastError(), path),
                NoAccess => new UnauthorizedAccessException(NativeMethods.LastError()),
                _ => new IOException($"opening {path} failed: {NativeMethods.LastError()}"),
            };
        }

        try
        {
            return Open(descriptor);
        }
        finally
        {
            NativeMethods.Close(descriptor);
        }
    }

    /// <summary>Opens what a descriptor (O_PATH) stands for, for reading; the descriptor stays open.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="IOException">It is no file, or cannot be opened.</exception>
    public static FileStream Open(int descriptor) => NativeMethods.TypeOf(descriptor) == FileType.Regular
        ? new($"/proc/self/fd/{descriptor}", new FileStreamOptions { Mode = FileMode.Open, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous })
        : throw new IOException("not a regular file");
}
