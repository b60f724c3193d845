using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Serialization;

namespace Dotnetes.Cel.Libraries;

// Addresses of IPv4 and IPv6, without zones and without IPv4 in IPv6.
internal static class IpLibrary
{
    public static void AddTo(FunctionList list)
    {
        CelType[] text = [CelType.String];
        CelType[] ip = [KubernetesTypes.Ip];
        list.Global("ip", text, KubernetesTypes.Ip, a => Parse(a[0].AsString!, out var error) is { } address ? Of(address) : CelValue.Fail(error), s => FunctionList.Tenth(s[0]));
        list.Global("isIP", text, CelType.Bool, a => CelValue.Of(Parse(a[0].AsString!, out _) is not null), s => FunctionList.Tenth(s[0]));
        list.Global("ip.isCanonical", text, CelType.Bool, a => Parse(a[0].AsString!, out var error) is { } address ? CelValue.Of(address.ToString() == a[0].AsString) : CelValue.Fail(error), s => FunctionList.Tenth(s[0]));
        list.Global("string", ip, CelType.String, a => CelValue.Of(Get(a[0]).ToString()), null, _ => 39);
        list.Member("family", ip, CelType.Int, a => CelValue.Of(IsV4(Get(a[0])) ? 4L : 6L));
        list.Member("isUnspecified", ip, CelType.Bool, a => CelValue.Of(IsUnspecified(Get(a[0]))));
        list.Member("isLoopback", ip, CelType.Bool, a => CelValue.Of(IPAddress.IsLoopback(Get(a[0]))));
        list.Member("isLinkLocalMulticast", ip, CelType.Bool, a => CelValue.Of(IsLinkLocalMulticast(Get(a[0]))));
        list.Member("isLinkLocalUnicast", ip, CelType.Bool, a => CelValue.Of(IsLinkLocalUnicast(Get(a[0]))));
        list.Member("isGlobalUnicast", ip, CelType.Bool, a => CelValue.Of(IsGlobalUnicast(Get(a[0]))));
    }

    public static CelValue Of(IPAddress address) => CelValue.Of(new Value(address));

    public static IPAddress Get(in CelValue value) => ((Value)value.AsOpaque!).Address;

    public static IPAddress? Parse(string text, out string error)
    {
        error = $"IP Address {GoText.Quote(text)} parse error during conversion from string: ParseAddr({GoText.Quote(text)}): unable to parse IP";
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            var parts = text.Split('.');
            return parts.Length == 4 && parts.All(IsOctet) && IPAddress.TryParse(text, out var v4) ? v4 : null;
        }

        if (text.AsSpan().ContainsAny('[', ']', '/') || !IPAddress.TryParse(text.Split('%')[0], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        if (text.Contains('%', StringComparison.Ordinal))
        {
            error = $"IP address {GoText.Quote(text)} with zone value is not allowed";
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            error = $"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed";
            return null;
        }

        return address;
    }

    public static bool IsV4(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork;

    private static bool IsOctet(string part) =>
        part.Length is > 0 and <= 3 && !(part.Length > 1 && part[0] == '0') && byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static bool IsLinkLocalUnicast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return IsV4(address) ? bytes[0] == 169 && bytes[1] == 254 : address.IsIPv6LinkLocal;
    }

    private static bool IsLinkLocalMulticast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return IsV4(address) ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xff && (bytes[1] & 0x0f) == 2;
    }

    private static bool IsGlobalUnicast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var isMulticast = IsV4(address) ? bytes[0] >> 4 == 14 : bytes[0] == 0xff;
        return !isMulticast && !IsUnspecified(address) && !IPAddress.IsLoopback(address) && !IsLinkLocalUnicast(address) && !address.Equals(IPAddress.Broadcast);
    }

    private sealed class Value(IPAddress address) : CelOpaque
    {
        public IPAddress Address { get; } = address;

        public override CelType Type => KubernetesTypes.Ip;

        public override bool IsSame(CelOpaque other) => other is Value v && v.Address.Equals(Address);

        public override int Hash() => Address.GetHashCode();

        public override string ToString() => Address.ToString();
    }
}
