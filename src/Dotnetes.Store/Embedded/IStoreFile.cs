namespace Dotnetes.Store.Embedded;

/// <summary>An open file of an <see cref="IStoreFileSystem"/>.</summary>
public interface IStoreFile : IDisposable
{
    /// <summary>The length in bytes.</summary>
    long Length { get; }

    /// <summary>Reads at <paramref name="offset"/> until the buffer is full or the file ends; returns the number of bytes read.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all bytes at <paramref name="offset"/>. If it fails some of them may have been written.</summary>
    /// <exception cref="DiskFullException">There is no space left.</exception>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file, or extends it with zeros.</summary>
    void SetLength(long length);

    /// <summary>
    /// Extends the file with zeros to at least a length and takes the space for it, if the file system can. What is written there later changes the contents of the file and
    /// nothing else, so it is durable sooner. As durable as what is written.
    /// </summary>
    /// <exception cref="DiskFullException">There is no space left for all of it; the file may have become longer.</exception>
    void Reserve(long length);

    /// <summary>
    /// Makes everything written to the file durable. When it fails, nothing is known about what was written since the last successful call.
    /// </summary>
    void Flush();
}
