using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dotnetes.Serialization.Json;

/// <summary>
/// Copies text that JSON may hold as it is, which nearly all text is: ASCII without control characters, quotes, backslashes and what Go's encoder escapes for
/// HTML. One pass checks and narrows sixteen characters at a time.
/// </summary>
internal static class PlainText
{
    private const int Half = 8;
    private const int Whole = 16;

    // A bit for each ASCII character that needs no escape.
    private const ulong LowPlain = ~0UL << 32 & ~((1UL << '"') | (1UL << '&') | (1UL << '<') | (1UL << '>'));
    private const ulong HighPlain = ~(1UL << ('\\' - 64));

    /// <summary>Copies text into as many bytes.</summary>
    /// <returns>False when a character needs more than that; what was written then means nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopy(string text, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, text.Length);
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref var target = ref MemoryMarshal.GetReference(destination);
        return text.Length < Half
            ? TryCopyShort(ref source, ref target, text.Length)
            : TryCopyLong(ref source, ref target, (nuint)text.Length);
    }

    private static bool TryCopyShort(ref ushort source, ref byte target, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var c = Unsafe.Add(ref source, i);
            if (c >= 128 || (((c < 64 ? LowPlain : HighPlain) >> (c & 63)) & 1) == 0)
            {
                return false;
            }

            Unsafe.Add(ref target, i) = (byte)c;
        }

        return true;
    }

    private static bool TryCopyLong(ref ushort source, ref byte target, nuint length)
    {
        Vector128<byte> bytes;
        if (length < Whole)
        {
            // Two halves, which overlap.
            if (!TryNarrow(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, length - Half), out bytes))
            {
                return false;
            }

            bytes.GetLower().StoreUnsafe(ref target);
            bytes.GetUpper().StoreUnsafe(ref target, length - Half);
            return true;
        }

        for (nuint i = 0; ; i += Whole)
        {
            // The last piece overlaps with the one before it.
            i = Math.Min(i, length - Whole);
            if (!TryNarrow(Vector128.LoadUnsafe(ref source, i), Vector128.LoadUnsafe(ref source, i + Half), out bytes))
            {
                return false;
            }

            bytes.StoreUnsafe(ref target, i);
            if (i == length - Whole)
            {
                return true;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(Vector128<ushort> low, Vector128<ushort> high, out Vector128<byte> bytes)
    {
        bytes = Vector128.Narrow(low, high);
        if (((low | high) & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero)
        {
            return false;
        }

        // All are below 128 here, so the signed comparison, the only one that all processors have, does.
        var special = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'<')) | Vector128.Equals(bytes, Vector128.Create((byte)'>'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'&'));
        return special == Vector128<byte>.Zero;
    }
}
