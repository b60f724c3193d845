using System.Buffers.Binary;

namespace Dotnetes.Store.Embedded;

/// <summary>
/// The unit of checking in log and snapshot files: header (24 bytes: mark, payload length, sequence number, checksum of the payload, checksum of
/// the header), payload, zeros up to a multiple of 8, and a trailer (8 bytes: the complement of the sequence number). Header and trailer have
/// no 8 zero bytes in a row at a multiple of 8, so a sector that was never written shows.
/// </summary>
internal static class Frame
{
    public const int HeaderLength = 24;
    public const int TrailerLength = 8;

    /// <summary>Longer payloads are taken for damage.</summary>
    public const int MaxPayload = 1 << 30;

    private const uint Mark = 0x464E_4401;

    public static int TotalLength(int payloadLength) => checked(((HeaderLength + payloadLength + 7) & ~7) + TrailerLength);

    /// <summary>Fills header and trailer in around a payload.</summary>
    public static void Fill(Span<byte> frame, int payloadLength, ulong sequence, uint seed)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Mark);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], (uint)payloadLength);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[16..], Crc32C.Compute(frame.Slice(HeaderLength, payloadLength), seed));
        BinaryPrimitives.WriteUInt32LittleEndian(frame[20..], Crc32C.Compute(frame[..20], seed));
        BinaryPrimitives.WriteUInt64LittleEndian(frame[^TrailerLength..], ~sequence);
    }

    /// <summary>Reads a header; false if it is not one.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, uint seed, out int payloadLength, out ulong sequence)
    {
        payloadLength = 0;
        sequence = 0;
        if (header.Length < HeaderLength
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != Mark
            || BinaryPrimitives.ReadUInt32LittleEndian(header[20..]) != Crc32C.Compute(header[..20], seed))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        payloadLength = (int)length;
        sequence = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        return length <= MaxPayload;
    }

    /// <summary>Whether payload and trailer of a frame with a good header are good.</summary>
    public static bool IsBodyGood(ReadOnlySpan<byte> frame, int payloadLength, ulong sequence, uint seed) =>
        BinaryPrimitives.ReadUInt32LittleEndian(frame[16..]) == Crc32C.Compute(frame.Slice(HeaderLength, payloadLength), seed)
        && BinaryPrimitives.ReadUInt64LittleEndian(frame[TrailerOffset(payloadLength)..]) == ~sequence;

    private static int TrailerOffset(int payloadLength) => TotalLength(payloadLength) - TrailerLength;
}
