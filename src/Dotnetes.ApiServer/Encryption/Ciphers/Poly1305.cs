using System.Buffers.Binary;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>The one-time authenticator Poly1305 (RFC 8439 section 2.5), in limbs of 26 bits and without branches on secrets.</summary>
internal static class Poly1305
{
    /// <summary>The size of keys in bytes.</summary>
    public const int KeySize = 32;

    /// <summary>The size of tags in bytes.</summary>
    public const int TagSize = 16;

    private const uint Mask = 0x3ffffff;

    /// <summary>Makes the tag of a message.</summary>
    /// <param name="key">A key that is used for this message only, 32 bytes.</param>
    /// <param name="message">The message.</param>
    /// <param name="tag">Where the tag is put, 16 bytes.</param>
    public static void Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> tag)
    {
        Span<uint> r = stackalloc uint[5];
        Span<uint> h = stackalloc uint[5];
        h.Clear();
        Split(key[..16], 0, r);
        r[0] &= 0x3ffffff;
        r[1] &= 0x3ffff03;
        r[2] &= 0x3ffc0ff;
        r[3] &= 0x3f03fff;
        r[4] &= 0x00fffff;
        Span<byte> last = stackalloc byte[16];
        Span<uint> limbs = stackalloc uint[5];
        while (!message.IsEmpty)
        {
            if (message.Length >= 16)
            {
                Split(message[..16], 1 << 24, limbs);
                message = message[16..];
            }
            else
            {
                last.Clear();
                message.CopyTo(last);
                last[message.Length] = 1;
                Split(last, 0, limbs);
                message = [];
            }

            Multiply(h, limbs, r);
        }

        Finish(h, key[16..], tag);
        r.Clear();
        h.Clear();
    }

    private static void Split(ReadOnlySpan<byte> block, uint top, Span<uint> limbs)
    {
        limbs[0] = BinaryPrimitives.ReadUInt32LittleEndian(block) & Mask;
        limbs[1] = (BinaryPrimitives.ReadUInt32LittleEndian(block[3..]) >> 2) & Mask;
        limbs[2] = (BinaryPrimitives.ReadUInt32LittleEndian(block[6..]) >> 4) & Mask;
        limbs[3] = (BinaryPrimitives.ReadUInt32LittleEndian(block[9..]) >> 6) & Mask;
        limbs[4] = (BinaryPrimitives.ReadUInt32LittleEndian(block[12..]) >> 8) | top;
    }

    // h = (h + block) * r modulo 2^130 - 5; what is above 2^130 comes back five times.
    private static void Multiply(Span<uint> h, ReadOnlySpan<uint> block, ReadOnlySpan<uint> r)
    {
        ulong h0 = h[0] + block[0], h1 = h[1] + block[1], h2 = h[2] + block[2], h3 = h[3] + block[3], h4 = h[4] + block[4];
        ulong r0 = r[0], r1 = r[1], r2 = r[2], r3 = r[3], r4 = r[4];
        ulong s1 = r1 * 5, s2 = r2 * 5, s3 = r3 * 5, s4 = r4 * 5;
        var d0 = (h0 * r0) + (h1 * s4) + (h2 * s3) + (h3 * s2) + (h4 * s1);
        var d1 = (h0 * r1) + (h1 * r0) + (h2 * s4) + (h3 * s3) + (h4 * s2);
        var d2 = (h0 * r2) + (h1 * r1) + (h2 * r0) + (h3 * s4) + (h4 * s3);
        var d3 = (h0 * r3) + (h1 * r2) + (h2 * r1) + (h3 * r0) + (h4 * s4);
        var d4 = (h0 * r4) + (h1 * r3) + (h2 * r2) + (h3 * r1) + (h4 * r0);
        d1 += d0 >> 26;
        d2 += d1 >> 26;
        d3 += d2 >> 26;
        d4 += d3 >> 26;
        var low = (d0 & Mask) + ((d4 >> 26) * 5);
        h[0] = (uint)(low & Mask);
        h[1] = (uint)((d1 & Mask) + (low >> 26));
        h[2] = (uint)(d2 & Mask);
        h[3] = (uint)(d3 & Mask);
        h[4] = (uint)(d4 & Mask);
    }

    private static void Finish(Span<uint> h, ReadOnlySpan<byte> pad, Span<byte> tag)
    {
        Carry(h);
        Carry(h);

        // h - (2^130 - 5), which counts unless it is negative.
        Span<uint> reduced = stackalloc uint[5];
        var carry = 5u;
        for (var i = 0; i < 5; i++)
        {
            carry += h[i];
            reduced[i] = carry & Mask;
            carry >>= 26;
        }

        var isReduced = 0u - carry;
        for (var i = 0; i < 5; i++)
        {
            h[i] = (h[i] & ~isReduced) | (reduced[i] & isReduced);
        }

        unchecked
        {
            var sum = (UInt128)h[0] + ((UInt128)h[1] << 26) + ((UInt128)h[2] << 52) + ((UInt128)h[3] << 78) + ((UInt128)h[4] << 104);
            BinaryPrimitives.WriteUInt128LittleEndian(tag, sum + BinaryPrimitives.ReadUInt128LittleEndian(pad));
        }
    }

    private static void Carry(Span<uint> h)
    {
        for (var i = 0; i < 4; i++)
        {
            h[i + 1] += h[i] >> 26;
            h[i] &= Mask;
        }

        h[0] += (h[4] >> 26) * 5;
        h[4] &= Mask;
    }
}
