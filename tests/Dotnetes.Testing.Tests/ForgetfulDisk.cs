using Dotnetes.Store.Embedded;

namespace Dotnetes.Testing.Tests;

/// <summary>Stands between a store and its disk, so that the store forgets what it acknowledged.</summary>
/// <param name="inner">The disk.</param>
/// <param name="isHasty">Whether it does not wait for what it writes to become durable; otherwise it forgets the ends of files when it opens them.</param>
internal sealed class ForgetfulDisk(IStoreFileSystem inner, bool isHasty) : IStoreFileSystem
{
    private const int Tail = 700;

    public void CreateDirectory(string path) => inner.CreateDirectory(path);

    public IReadOnlyList<string> List(string directory) => inner.List(directory);

    public IStoreFile Open(string path, bool create)
    {
        var file = inner.Open(path, create);
        if (!isHasty && !create && path.EndsWith(".log", StringComparison.Ordinal) && Used(file) is > 64 * Tail and var used)
        {
            file.SetLength(used - Tail);
        }

        return isHasty ? new HastyFile(file) : file;
    }

    public void Rename(string from, string to) => inner.Rename(from, to);

    public void Delete(string path) => inner.Delete(path);

    public void FlushDirectory(string path) => inner.FlushDirectory(path);

    public IDisposable Lock(string path) => inner.Lock(path);

    // After the last frame stands space that was taken for others.
    private static int Used(IStoreFile file)
    {
        var contents = new byte[file.Length];
        file.Read(0, contents);
        return contents.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
    }

    private sealed class HastyFile(IStoreFile inner) : IStoreFile
    {
        public long Length => inner.Length;

        public int Read(long offset, Span<byte> buffer) => inner.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => inner.Write(offset, bytes);

        public void SetLength(long length) => inner.SetLength(length);

        public void Reserve(long length) => inner.Reserve(length);

        public void Flush()
        {
            // It will be written some time.
        }

        public void Dispose() => inner.Dispose();
    }
}
