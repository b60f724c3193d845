using System.Globalization;
using System.Net;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Serialization;

namespace Dotnetes.Cel.Libraries;

// Ranges of addresses, such as 10.0.0.0/8.
internal static class CidrLibrary
{
    public static void AddTo(FunctionList list)
    {
        CelType[] text = [CelType.String];
        var cidr = KubernetesTypes.Cidr;
        list.Global("cidr", text, cidr, a => Parse(a[0].AsString!, out var error) is { } range ? CelValue.Of(range) : CelValue.Fail(error), s => FunctionList.Tenth(s[0]));
        list.Global("isCIDR", text, CelType.Bool, a => CelValue.Of(Parse(a[0].AsString!, out _) is not null), s => FunctionList.Tenth(s[0]));
        list.Global("string", [cidr], CelType.String, a => CelValue.Of(Get(a[0]).ToString()), null, _ => 43);
        list.Member("containsIP", [cidr, CelType.String], CelType.Bool, a => IpLibrary.Parse(a[1].AsString!, out var error) is { } ip ? CelValue.Of(Get(a[0]).Contains(ip)) : CelValue.Fail(error), s => FunctionList.Tenth(s[1]));
        list.Member("containsIP", [cidr, KubernetesTypes.Ip], CelType.Bool, a => CelValue.Of(Get(a[0]).Contains(IpLibrary.Get(a[1]))));
        list.Member("containsCIDR", [cidr, CelType.String], CelType.Bool, a => Parse(a[1].AsString!, out var error) is { } other ? CelValue.Of(Get(a[0]).Contains(other)) : CelValue.Fail(error), s => FunctionList.Tenth(s[1]));
        list.Member("containsCIDR", [cidr, cidr], CelType.Bool, a => CelValue.Of(Get(a[0]).Contains(Get(a[1]))));
        list.Member("ip", [cidr], KubernetesTypes.Ip, a => IpLibrary.Of(Get(a[0]).Address));
        list.Member("prefixLength", [cidr], CelType.Int, a => CelValue.Of((long)Get(a[0]).Length));
        list.Member("masked", [cidr], cidr, a => CelValue.Of(Get(a[0]).Masked()));
    }

    private static Range Get(in CelValue value) => (Range)value.AsOpaque!;

    private static Range? Parse(string text, out string error)
    {
        error = $"network address parse error during conversion from string: netip.ParsePrefix({GoText.Quote(text)}): invalid prefix";
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        var bits = text[(slash + 1)..];
        if (IpLibrary.Parse(text[..slash], out var inner) is not { } address)
        {
            error = inner.StartsWith("IPv4-mapped", StringComparison.Ordinal) ? $"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed" : error;
            return null;
        }

        return !(bits.Length > 1 && bits[0] == '0') && int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= (IpLibrary.IsV4(address) ? 32 : 128)
            ? new(address, length)
            : null;
    }

    private sealed class Range(IPAddress address, int length) : CelOpaque
    {
        public IPAddress Address => address;

        public int Length => length;

        public override CelType Type => KubernetesTypes.Cidr;

        public Range Masked() => new(Mask(address), length);

        public bool Contains(IPAddress other) => other.AddressFamily == address.AddressFamily && Mask(other).Equals(Mask(address));

        public bool Contains(Range other) => other.Length >= length && Contains(other.Address);

        public override bool IsSame(CelOpaque other) => other is Range r && r.Length == length && r.Address.Equals(address);

        public override int Hash() => HashCode.Combine(address, length);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{address}/{length}");

        private IPAddress Mask(IPAddress value)
        {
            var bytes = value.GetAddressBytes();
            for (var i = 0; i < bytes.Length; i++)
            {
                var kept = Math.Clamp(length - (i * 8), 0, 8);
                bytes[i] &= (byte)(0xff << (8 - kept));
            }

            return new(bytes);
        }
    }
}
