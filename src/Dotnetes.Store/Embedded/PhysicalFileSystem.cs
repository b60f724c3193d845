using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dotnetes.Store.Embedded;

/// <summary>The operating system's files.</summary>
public sealed class PhysicalFileSystem : IStoreFileSystem
{
    private const int DiskQuotaExceeded = 122;
    private const int NoSpaceLeft = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
        {
            FlushDirectory(parent);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string directory)
    {
        var paths = Directory.GetFiles(directory);
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = Path.GetFileName(paths[i]);
        }

        return paths;
    }

    /// <inheritdoc/>
    public IStoreFile Open(string path, bool create) => Translate(
        () => new PhysicalFile(File.OpenHandle(
            path, create ? FileMode.CreateNew : FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)));

    /// <inheritdoc/>
    public void Rename(string from, string to) => Translate(() =>
    {
        File.Move(from, to, overwrite: true);
        return 0;
    });

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void FlushDirectory(string path)
    {
        // Windows journals directory changes by itself.
        if (!OperatingSystem.IsWindows())
        {
            FlushUnixDirectory(path);
        }
    }

    /// <inheritdoc/>
    public IDisposable Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StoreException(StoreError.Unavailable, $"{path} is locked: another process uses this store", e);
        }
    }

    /// <summary>Carries out a file operation and tells a full disk from other failures.</summary>
    internal static T Translate<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw new DiskFullException(e.Message, e);
        }
    }

    internal static bool IsDiskFull(IOException e) =>
        OperatingSystem.IsWindows()
            ? e.HResult is WindowsDiskFull or WindowsHandleDiskFull
            : IsDiskFull(e.HResult);

    /// <summary>Whether an error number of Unix says so.</summary>
    internal static bool IsDiskFull(int error) => error is NoSpaceLeft or DiskQuotaExceeded;

    [UnsupportedOSPlatform("windows")]
    private static void FlushUnixDirectory(string path)
    {
        var handle = OpenUnix(path, 0);
        if (handle < 0)
        {
            throw new IOException($"cannot open the directory {path}: error {Marshal.GetLastPInvokeError()}");
        }

        var failed = FlushUnix(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = CloseUnix(handle);
        if (failed)
        {
            throw new IOException($"cannot flush the directory {path}: error {error}");
        }
    }

    // .NET refuses to open directories, so the C library has to.
    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int OpenUnix([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FlushUnix(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int CloseUnix(int handle);
}
