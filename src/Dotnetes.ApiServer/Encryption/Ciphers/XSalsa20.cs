using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Dotnetes.ApiServer.Encryption.Ciphers;

/// <summary>The stream cipher XSalsa20 (D. J. Bernstein, "Extending the Salsa20 nonce", 2011): Salsa20 with a nonce of 24 bytes.</summary>
internal static class XSalsa20
{
    private const int BlockSize = 64;

    /// <summary>Gives the first 32 bytes of the key stream, and applies the rest of it to a message.</summary>
    /// <param name="key">The key, 32 bytes.</param>
    /// <param name="nonce">The nonce, 24 bytes.</param>
    /// <param name="first">Where the first 32 bytes of the stream are put.</param>
    /// <param name="input">The message.</param>
    /// <param name="output">As long as the message.</param>
    public static void Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> first, ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<uint> state = stackalloc uint[16];
        Span<byte> block = stackalloc byte[BlockSize];
        DeriveState(key, nonce, state);
        Next(state, block);
        block[..first.Length].CopyTo(first);
        var used = first.Length;
        for (var i = 0; i < input.Length; i++)
        {
            if (used == BlockSize)
            {
                Next(state, block);
                used = 0;
            }

            output[i] = (byte)(input[i] ^ block[used++]);
        }

        CryptographicOperations.ZeroMemory(block);
        state.Clear();
    }

    // The first 16 bytes of the nonce make the key of Salsa20 (HSalsa20), the other 8 are its nonce.
    private static void DeriveState(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<uint> state)
    {
        Lay(state, key, nonce[..16]);
        Rounds(state);
        Span<byte> derived = stackalloc byte[32];
        ReadOnlySpan<int> words = [0, 5, 10, 15, 6, 7, 8, 9];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(derived[(4 * i)..], state[words[i]]);
        }

        Span<byte> rest = stackalloc byte[16];
        rest.Clear();
        nonce[16..].CopyTo(rest);
        Lay(state, derived, rest);
        CryptographicOperations.ZeroMemory(derived);
    }

    // Constants on the diagonal, then half of the key, nonce and counter, the other half.
    private static void Lay(Span<uint> state, ReadOnlySpan<byte> key, ReadOnlySpan<byte> middle)
    {
        (state[0], state[5], state[10], state[15]) = (0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);
        for (var i = 0; i < 4; i++)
        {
            state[1 + i] = BinaryPrimitives.ReadUInt32LittleEndian(key[(4 * i)..]);
            state[11 + i] = BinaryPrimitives.ReadUInt32LittleEndian(key[(16 + (4 * i))..]);
            state[6 + i] = BinaryPrimitives.ReadUInt32LittleEndian(middle[(4 * i)..]);
        }
    }

    private static void Next(Span<uint> state, Span<byte> block)
    {
        Span<uint> mixed = stackalloc uint[16];
        state.CopyTo(mixed);
        Rounds(mixed);
        for (var i = 0; i < 16; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[(4 * i)..], mixed[i] + state[i]);
        }

        mixed.Clear();
        if (++state[8] == 0)
        {
            state[9]++;
        }
    }

    private static void Rounds(Span<uint> x)
    {
        for (var i = 0; i < 10; i++)
        {
            Quarter(ref x[0], ref x[4], ref x[8], ref x[12]);
            Quarter(ref x[5], ref x[9], ref x[13], ref x[1]);
            Quarter(ref x[10], ref x[14], ref x[2], ref x[6]);
            Quarter(ref x[15], ref x[3], ref x[7], ref x[11]);
            Quarter(ref x[0], ref x[1], ref x[2], ref x[3]);
            Quarter(ref x[5], ref x[6], ref x[7], ref x[4]);
            Quarter(ref x[10], ref x[11], ref x[8], ref x[9]);
            Quarter(ref x[15], ref x[12], ref x[13], ref x[14]);
        }
    }

    private static void Quarter(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        b ^= BitOperations.RotateLeft(a + d, 7);
        c ^= BitOperations.RotateLeft(b + a, 9);
        d ^= BitOperations.RotateLeft(c + b, 13);
        a ^= BitOperations.RotateLeft(d + c, 18);
    }
}
