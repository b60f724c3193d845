using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Dotnetes.Machinery.Validation;

/// <summary>
/// An IP address as it is written in objects. Reading is as lenient as upstream is with old fields: leading zeros are taken for
/// decimal and IPv4 addresses may hide in IPv6 ones; both are told, so that strict checks can refuse them.
/// </summary>
internal readonly struct IpLiteral
{
    private static readonly UInt128 s_mappedPrefix = (UInt128)0xFFFF << 32;

    private IpLiteral(UInt128 bits, bool isWrittenAsV6, bool hasLeadingZeros)
    {
        Bits = bits;
        IsWrittenAsV6 = isWrittenAsV6;
        HasLeadingZeros = hasLeadingZeros;
    }

    /// <summary>The address; an IPv4 address is in the form mapped to IPv6.</summary>
    public UInt128 Bits { get; }

    /// <summary>Whether the text has colons.</summary>
    public bool IsWrittenAsV6 { get; }

    /// <summary>Whether a number has zeros before it that strict readers refuse.</summary>
    public bool HasLeadingZeros { get; }

    /// <summary>Whether the address is an IPv4 one, in whatever way it is written.</summary>
    public bool IsV4 => IsMapped(Bits);

    /// <summary>Whether it is an IPv4 address written in IPv6 form.</summary>
    public bool IsV4InV6 => IsWrittenAsV6 && IsV4;

    public static bool TryParse(ReadOnlySpan<char> text, out IpLiteral address)
    {
        address = default;
        var zeros = false;
        UInt128 bits;
        var isV6 = text.Contains(':');
        if (isV6 ? !TryParseV6(text, out bits, ref zeros) : !TryParseV4(text, out bits, ref zeros))
        {
            return false;
        }

        address = new(bits, isV6, zeros);
        return true;
    }

    /// <summary>The address in canonical form: dotted when it is an IPv4 one, else that of RFC 5952.</summary>
    public override string ToString() => Format(Bits);

    internal static bool IsMapped(UInt128 bits) => bits >> 32 == s_mappedPrefix >> 32;

    internal static string Format(UInt128 bits)
    {
        if (IsMapped(bits))
        {
            var v4 = (uint)bits;
            return string.Create(CultureInfo.InvariantCulture, $"{v4 >> 24}.{(v4 >> 16) & 255}.{(v4 >> 8) & 255}.{v4 & 255}");
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        var (start, length) = LongestZeroRun(bytes);
        var builder = new StringBuilder(40);
        for (var group = 0; group < 8; group++)
        {
            if (group == start)
            {
                builder.Append("::");
                group += length - 1;
                continue;
            }

            if (group > 0 && group != start + length)
            {
                builder.Append(':');
            }

            builder.Append(BinaryPrimitives.ReadUInt16BigEndian(bytes[(group * 2)..]).ToString("x", CultureInfo.InvariantCulture));
        }

        return builder.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<byte> bytes)
    {
        // A single zero group is written out; of equally long runs the first is shortened.
        var best = (Start: -1, Length: 1);
        var run = 0;
        for (var group = 0; group < 8; group++)
        {
            run = bytes[group * 2] == 0 && bytes[(group * 2) + 1] == 0 ? run + 1 : 0;
            if (run > best.Length)
            {
                best = (group - run + 1, run);
            }
        }

        return best.Start < 0 ? (-10, 0) : best;
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out UInt128 bits, ref bool zeros)
    {
        bits = 0;
        uint address = 0;
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            var digits = text[range];
            if (++count > 4 || digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            zeros |= digits.Length > 1 && digits[0] == '0';
            var significant = digits.TrimStart('0');
            if (significant.Length > 3)
            {
                return false;
            }

            uint octet = 0;
            foreach (var digit in significant)
            {
                octet = (octet * 10) + (uint)(digit - '0');
            }

            if (octet > 255)
            {
                return false;
            }

            address = (address << 8) | octet;
        }

        bits = s_mappedPrefix | address;
        return count == 4;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out UInt128 bits, ref bool zeros)
    {
        bits = 0;
        Span<ushort> groups = stackalloc ushort[8];
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryParseGroups(text, groups, out var all, ref zeros) && all == 8 && Assemble(groups, 8, 0, out bits);
        }

        var head = text[..gap];
        var tail = text[(gap + 2)..];
        if (!TryParseGroups(head, groups, out var before, ref zeros, isLast: false))
        {
            return false;
        }

        if (!TryParseGroups(tail, groups[before..], out var after, ref zeros))
        {
            return false;
        }

        // The gap stands for one group at least.
        return before + after < 8 && Assemble(groups, before, after, out bits);
    }

    /// <summary>Reads groups between single colons; the last of an address may be an IPv4 address.</summary>
    private static bool TryParseGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int count, ref bool zeros, bool isLast = true)
    {
        count = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        while (true)
        {
            var colon = text.IndexOf(':');
            var part = colon < 0 ? text : text[..colon];
            if (colon < 0 && isLast && part.Contains('.'))
            {
                if (count + 2 > groups.Length || !TryParseV4(part, out var v4, ref zeros))
                {
                    return false;
                }

                groups[count++] = (ushort)((uint)v4 >> 16);
                groups[count++] = (ushort)(uint)v4;
                return true;
            }

            zeros |= part.Length > 4;
            if (count == groups.Length || part.IsEmpty
                || !ushort.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group) || part.ContainsAnyExcept("0123456789abcdefABCDEF"))
            {
                return false;
            }

            groups[count++] = group;
            if (colon < 0)
            {
                return true;
            }

            text = text[(colon + 1)..];
        }
    }

    private static bool Assemble(ReadOnlySpan<ushort> groups, int before, int after, out UInt128 bits)
    {
        bits = 0;
        for (var i = 0; i < before; i++)
        {
            bits |= (UInt128)groups[i] << (112 - (i * 16));
        }

        for (var i = 0; i < after; i++)
        {
            bits |= (UInt128)groups[before + i] << ((after - 1 - i) * 16);
        }

        return true;
    }
}
