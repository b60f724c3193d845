using System.Globalization;
using System.Net;
using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Zones;

/// <summary>The names below <c>in-addr.arpa</c> and <c>ip6.arpa</c> (RFC 1035 3.5, RFC 3596 2.5).</summary>
public static class ReverseNames
{
    private static readonly DnsName s_four = DnsName.Parse("in-addr.arpa");
    private static readonly DnsName s_six = DnsName.Parse("ip6.arpa");

    /// <summary>The address that a name stands for; null when it stands for none.</summary>
    public static IPAddress? Parse(DnsName name)
    {
        if (name.Count == 6 && name.IsWithin(s_four))
        {
            Span<byte> bytes = stackalloc byte[4];
            for (var i = 0; i < 4; i++)
            {
                var label = name.Labels[3 - i];
                if (!byte.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]) || (label.Length > 1 && label[0] == '0'))
                {
                    return null;
                }
            }

            return new IPAddress(bytes);
        }

        if (name.Count == 34 && name.IsWithin(s_six))
        {
            Span<byte> bytes = stackalloc byte[16];
            bytes.Clear();
            for (var i = 0; i < 32; i++)
            {
                if (name.Labels[31 - i] is not [var digit] || !char.IsAsciiHexDigit(digit))
                {
                    return null;
                }

                bytes[i / 2] |= (byte)(Convert.ToInt32(digit.ToString(), 16) << ((i & 1) == 0 ? 4 : 0));
            }

            return new IPAddress(bytes);
        }

        return null;
    }
}
