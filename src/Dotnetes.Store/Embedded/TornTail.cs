namespace Dotnetes.Store.Embedded;

/// <summary>
/// Tells a last frame that was being written when the machine stopped from damage. A frame is only written after the one before it is durable, so
/// a torn frame has no good frame after it; and what is missing of it is missing in whole sectors, which read as zeros or lie beyond the
/// end of the file. Anything else is damage. (A damaged last frame with a value that has a sector of zeros passes for torn.)
/// </summary>
internal static class TornTail
{
    private const int Sector = 512;

    /// <summary>Whether what begins at <paramref name="offset"/> of a file may be cut off.</summary>
    /// <param name="file">The last segment of a log.</param>
    /// <param name="offset">Where no good frame stands.</param>
    /// <param name="expected">The sequence number of the frame that would stand there.</param>
    /// <param name="seed">The seed of the segment's checksums.</param>
    public static bool IsTorn(IStoreFile file, long offset, ulong expected, uint seed)
    {
        var rest = Rest(file, offset);
        // Where the next frame could begin if this one has been written at all.
        int next;
        bool torn;
        if (Frame.TryReadHeader(rest, seed, out var payloadLength, out var sequence))
        {
            next = Frame.TotalLength(payloadLength);
            torn = sequence == expected && (next > rest.Length || HasMissingSector(rest.AsSpan(0, next), offset));
        }
        else
        {
            next = 8;
            torn = rest.Length < Frame.HeaderLength || HasMissingSector(rest.AsSpan(0, Frame.HeaderLength), offset);
        }

        return torn && !HasFrameAfter(rest, next, expected, seed);
    }

    /// <summary>Whether there is nothing at <paramref name="offset"/> and after it but space that was reserved for frames.</summary>
    public static bool IsUnused(IStoreFile file, long offset)
    {
        Span<byte> first = stackalloc byte[8];
        return !first[..file.Read(offset, first)].ContainsAnyExcept((byte)0) && !Rest(file, offset).AsSpan().ContainsAnyExcept((byte)0);
    }

    private static byte[] Rest(IStoreFile file, long offset)
    {
        var rest = new byte[file.Length - offset];
        file.Read(offset, rest);
        return rest;
    }

    /// <summary>Whether the part of any sector is all zeros.</summary>
    private static bool HasMissingSector(ReadOnlySpan<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var length = (int)Math.Min(bytes.Length, Sector - (offset % Sector));
            if (!bytes[..length].ContainsAnyExcept((byte)0))
            {
                return true;
            }

            bytes = bytes[length..];
            offset += length;
        }

        return false;
    }

    private static bool HasFrameAfter(ReadOnlySpan<byte> bytes, int from, ulong expected, uint seed)
    {
        for (; from + Frame.HeaderLength <= bytes.Length; from += 8)
        {
            var rest = bytes[from..];
            if (Frame.TryReadHeader(rest, seed, out var length, out var sequence)
                && sequence > expected
                && Frame.TotalLength(length) <= rest.Length
                && Frame.IsBodyGood(rest, length, sequence, seed))
            {
                return true;
            }
        }

        return false;
    }
}
