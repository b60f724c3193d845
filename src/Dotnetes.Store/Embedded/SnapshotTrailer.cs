using System.Security.Cryptography;

namespace Dotnetes.Store.Embedded;

/// <summary>
/// What etcd's Maintenance service appends to a snapshot that it sends: zeros up to a multiple of 512 bytes (a bbolt file consists of whole pages)
/// and the SHA-256 of everything before. <c>etcdctl</c> takes a file for whole when it finds that.
/// </summary>
internal static class SnapshotTrailer
{
    private const int Page = 512;

    /// <summary>The bytes to append.</summary>
    /// <param name="length">The length of the snapshot.</param>
    /// <param name="sum">The sum of the snapshot so far.</param>
    public static byte[] Make(long length, IncrementalHash sum)
    {
        var padding = new byte[PaddingOf(length)];
        sum.AppendData(padding);
        return [.. padding, .. sum.GetHashAndReset()];
    }

    /// <summary>Whether what follows the first <paramref name="length"/> bytes of a file is a good trailer.</summary>
    public static bool IsGood(IStoreFile file, long length)
    {
        var summed = length + PaddingOf(length);
        if (file.Length != summed + SHA256.HashSizeInBytes)
        {
            return false;
        }

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (long offset = 0; offset < summed;)
        {
            var read = file.Read(offset, buffer.AsSpan(0, (int)Math.Min(buffer.Length, summed - offset)));
            if (read == 0)
            {
                return false;
            }

            sum.AppendData(buffer.AsSpan(0, read));
            offset += read;
        }

        var expected = new byte[SHA256.HashSizeInBytes];
        file.Read(summed, expected);
        return sum.GetHashAndReset().AsSpan().SequenceEqual(expected);
    }

    private static int PaddingOf(long length) => (int)((Page - (length % Page)) % Page);
}
