using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dotnetes.Store.Embedded;

/// <summary>A file of the operating system.</summary>
internal sealed class PhysicalFile(SafeFileHandle handle) : IStoreFile
{
    private const int Interrupted = 4;

    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[done..], offset + done);
            if (read == 0)
            {
                break;
            }

            done += read;
        }

        return done;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (IOException e) when (PhysicalFileSystem.IsDiskFull(e))
        {
            throw new DiskFullException(e.Message, e);
        }
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Reserve(long length)
    {
        // Where the file system cannot, the file grows as it is written.
        while (OperatingSystem.IsLinux() && AllocateLinux(handle, 0, 0, length) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (PhysicalFileSystem.IsDiskFull(error))
            {
                throw new DiskFullException(Marshal.GetPInvokeErrorMessage(error));
            }

            if (error != Interrupted)
            {
                return;
            }
        }
    }

    public void Flush()
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        // Contents, length and where the contents are, but not the times, which would be one more write of the disk, to the file system's journal.
        while (FlushLinux(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new IOException($"the file cannot be flushed: {Marshal.GetPInvokeErrorMessage(error)}", error);
            }
        }
    }

    public void Dispose() => handle.Dispose();

    [DllImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static extern int AllocateLinux(SafeFileHandle file, int mode, long offset, long length);

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int FlushLinux(SafeFileHandle file);
}
