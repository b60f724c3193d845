using System.Globalization;

namespace Dotnetes.Machinery.Validation;

/// <summary>An IP address and a prefix length as they are written in objects, read as leniently as <see cref="IpLiteral"/>.</summary>
internal readonly struct CidrLiteral
{
    private CidrLiteral(IpLiteral address, int length, bool hasLeadingZeros)
    {
        Address = address;
        Length = length;
        HasLeadingZeros = hasLeadingZeros || address.HasLeadingZeros;
    }

    public IpLiteral Address { get; }

    /// <summary>The prefix length as written: of 32 bits for a dotted address, else of 128.</summary>
    public int Length { get; }

    /// <summary>Whether a number, also that of the prefix length, has zeros before it that strict readers refuse.</summary>
    public bool HasLeadingZeros { get; }

    /// <summary>Whether there are bits behind the prefix.</summary>
    public bool HasHostBits => Network != Address.Bits;

    /// <summary>The address without the bits behind the prefix.</summary>
    private UInt128 Network
    {
        get
        {
            var hostBits = (Address.IsWrittenAsV6 ? 128 : 32) - Length;
            return hostBits >= 128 ? 0 : (Address.Bits >> hostBits) << hostBits;
        }
    }

    public static bool TryParse(ReadOnlySpan<char> text, out CidrLiteral cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !IpLiteral.TryParse(text[..slash], out var address))
        {
            return false;
        }

        var digits = text[(slash + 1)..];
        var significant = digits.TrimStart('0');
        if (digits.IsEmpty || significant.Length > 3 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var length = significant.IsEmpty ? 0 : int.Parse(significant, CultureInfo.InvariantCulture);
        cidr = new(address, length, digits.Length > 1 && digits[0] == '0');
        return length <= (address.IsWrittenAsV6 ? 128 : 32);
    }

    /// <summary>The network in canonical form, without the bits behind the prefix.</summary>
    public override string ToString() => Format(Network);

    /// <summary>The address with all its bits and the prefix length, in canonical form.</summary>
    public string ToInterfaceAddress() => Format(Address.Bits);

    /// <summary>The single address as a network.</summary>
    public string ToSingleAddress() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{(Address.IsWrittenAsV6 ? 128 : 32)}");

    private string Format(UInt128 bits)
    {
        // An IPv4 address in IPv6 form is written dotted, with the prefix of the dotted form.
        var length = Address.IsWrittenAsV6 && IpLiteral.IsMapped(bits) && Length >= 96 ? Length - 96 : Length;
        return string.Create(CultureInfo.InvariantCulture, $"{IpLiteral.Format(bits)}/{length}");
    }
}
