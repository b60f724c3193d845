namespace Dotnetes.Store.Embedded;

/// <summary>A stream that can be positioned, read like a file.</summary>
internal sealed class StreamFile(Stream stream) : IStoreFile
{
    public long Length => stream.Length;

    public int Read(long offset, Span<byte> buffer)
    {
        stream.Position = offset;
        return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

    public void SetLength(long length) => throw new NotSupportedException();

    public void Reserve(long length) => throw new NotSupportedException();

    public void Flush() => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
