using System.Security.Cryptography;

namespace Dotnetes.Store.Embedded;

/// <summary>
/// What a backup that came over etcd's gRPC interface has behind the snapshot: zeros up to a page of 512 bytes, then the SHA-256 of all before
/// it. etcdctl takes a file for whole only with these.
/// </summary>
internal static class SnapshotTrailer
{
    /// <summary>The size of a page, in bytes.</summary>
    public const int Page = 512;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>What follows a snapshot of some length, without the checksum.</summary>
    public static byte[] Padding(long length) => new byte[(Page - (length % Page)) % Page];

    /// <summary>Whether a trailer that fits lies between the end of the snapshot and the end of the file.</summary>
    public static bool Follows(IStoreFile file, long end)
    {
        var hashAt = file.Length - SHA256.HashSizeInBytes;
        if (hashAt - end is < 0 or >= Page || hashAt % Page != 0)
        {
            return false;
        }

        var padding = new byte[hashAt - end];
        file.Read(end, padding);
        if (padding.AsSpan().ContainsAnyExcept((byte)0))
        {
            return false;
        }

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkBytes];
        for (long offset = 0; offset < hashAt;)
        {
            var read = file.Read(offset, buffer.AsSpan(0, (int)Math.Min(buffer.Length, hashAt - offset)));
            sum.AppendData(buffer.AsSpan(0, read));
            offset += read;
        }

        var expected = new byte[SHA256.HashSizeInBytes];
        file.Read(hashAt, expected);
        return sum.GetHashAndReset().AsSpan().SequenceEqual(expected);
    }
}
