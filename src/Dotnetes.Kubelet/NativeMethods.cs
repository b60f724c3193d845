using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet;

/// <summary>The calls into libc that .NET does not offer.</summary>
internal static partial class NativeMethods
{
    public const int SigTerm = 15;
    public const ulong MsBind = 0x1000;
    public const ulong MsRemount = 0x20;
    public const ulong MsRec = 0x4000;
    public const ulong MsPrivate = 0x40000;
    public const ulong MsShared = 0x100000;
    public const ulong MsNoSuid = 2;
    public const ulong MsNoDev = 4;
    public const ulong MsNoExec = 8;
    public const int UmountDetach = 2;
    public const int NoFollow = 8;
    public const int OpenPath = 0x200000;
    public const int CloseOnExec = 0x80000;

    private const int StatusBytes = 256;
    private const int FollowFromHere = -100;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "mknod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeNode(string path, uint mode, ulong device);

    /// <summary>Renames also links to directories, which <see cref="File.Move(string, string)"/> does not take for files.</summary>
    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RemoveDirectory(string path);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeDirectoryAt(int directory, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial long SystemCall(long number, long directory, nint path, nint how, long size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FileStatus(int directory, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "statvfs", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileSystemStatus(string path, ref ulong buffer);

    /// <summary>The inodes of a path's file system, and how many of them are free; zeros when that cannot be read.</summary>
    public static (ulong Total, ulong Free) Inodes(string path)
    {
        // struct statvfs of 64-bit Linux: f_files and f_ffree are its sixth and seventh words.
        Span<ulong> buffer = stackalloc ulong[32];
        return FileSystemStatus(path, ref MemoryMarshal.GetReference(buffer)) == 0 ? (buffer[5], buffer[6]) : (0, 0);
    }

    /// <summary>The number of a file on its file system; zero when there is none.</summary>
    public static ulong Inode(string path)
    {
        Span<byte> buffer = stackalloc byte[StatusBytes];
        const uint inodeOnly = 0x100;

        // stx_ino stands at byte 32 of struct statx.
        return FileStatus(FollowFromHere, path, 0, inodeOnly, ref MemoryMarshal.GetReference(buffer)) == 0 ? BitConverter.ToUInt64(buffer[32..]) : 0;
    }

    /// <summary>What a path leads to.</summary>
    public static FileType TypeOf(string path) => TypeOf(FollowFromHere, path, 0);

    /// <summary>What a descriptor stands for.</summary>
    public static FileType TypeOf(int descriptor)
    {
        const int emptyPath = 0x1000;
        return TypeOf(descriptor, "", emptyPath);
    }

    private static FileType TypeOf(int directory, string path, int flags)
    {
        Span<byte> buffer = stackalloc byte[StatusBytes];
        const uint typeOnly = 1;

        // stx_mode stands at byte 28 of struct statx.
        return FileStatus(directory, path, flags, typeOnly, ref MemoryMarshal.GetReference(buffer)) == 0 ? (FileType)(BitConverter.ToUInt16(buffer[28..]) & 0xF000) : FileType.None;
    }

    /// <summary>The text of the last error.</summary>
    public static string LastError() => Marshal.GetLastPInvokeErrorMessage();
}
