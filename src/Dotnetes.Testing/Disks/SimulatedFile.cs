using Dotnetes.Store.Embedded;

namespace Dotnetes.Testing.Disks;

/// <summary>An open file of a <see cref="SimulatedFileSystem"/>.</summary>
internal sealed class SimulatedFile(SimulatedFileSystem files, SimulatedInode inode, int generation) : IStoreFile
{
    public long Length
    {
        get
        {
            return files.LengthOf(inode, generation);
        }
    }

    public int Read(long offset, Span<byte> buffer) => files.Read(inode, generation, offset, buffer);

    public void Write(long offset, ReadOnlySpan<byte> bytes) => files.Write(inode, generation, offset, bytes);

    public void SetLength(long length) => files.SetLength(inode, generation, length);

    public void Reserve(long length) => files.Reserve(inode, generation, length);

    public void Flush() => files.Flush(inode, generation);

    public void Dispose()
    {
    }
}
