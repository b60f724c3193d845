using System.Net;
using System.Net.Sockets;

namespace Dotnetes.Proxy.Services;

/// <summary>One of the two families of IP addresses; each has a table of its own, and nothing crosses from one to the other.</summary>
public sealed class ProxyFamily
{
    private readonly AddressFamily _sockets;

    private ProxyFamily(string name, string nft, string setType, string loopback, AddressFamily sockets)
    {
        Name = name;
        Nft = nft;
        SetType = setType;
        Loopback = loopback;
        _sockets = sockets;
    }

    /// <summary>IPv4.</summary>
    public static ProxyFamily IPv4 { get; } = new("IPv4", "ip", "ipv4_addr", "127.0.0.0/8", AddressFamily.InterNetwork);

    /// <summary>IPv6.</summary>
    public static ProxyFamily IPv6 { get; } = new("IPv6", "ip6", "ipv6_addr", "::1", AddressFamily.InterNetworkV6);

    /// <summary>The families that this machine has.</summary>
    public static IReadOnlyList<ProxyFamily> OfMachine() => File.Exists("/proc/net/if_inet6") ? [IPv4, IPv6] : [IPv4];

    /// <summary>The name in the API: IPv4 or IPv6.</summary>
    public string Name { get; }

    /// <summary>What nft calls the family, and its header in expressions: ip or ip6.</summary>
    public string Nft { get; }

    /// <summary>What nft calls the type of an address.</summary>
    public string SetType { get; }

    /// <summary>The addresses of loopback.</summary>
    public string Loopback { get; }

    /// <summary>Whether the text is an address of the family, and its canonical form.</summary>
    public bool TryParse(string text, out string address)
    {
        if (IPAddress.TryParse(text, out var parsed) && parsed.AddressFamily == _sockets)
        {
            address = parsed.ToString();
            return true;
        }

        address = "";
        return false;
    }

    /// <summary>Whether the text is a range of the family.</summary>
    public bool TryParseRange(string text, out IPNetwork range)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && IPAddress.TryParse(text.AsSpan(0, slash), out var address) && int.TryParse(text.AsSpan(slash + 1), out var length)
            && address.AddressFamily == _sockets && length >= 0 && length <= (_sockets == AddressFamily.InterNetwork ? 32 : 128))
        {
            range = new IPNetwork(Masked(address, length), length);
            return true;
        }

        range = default;
        return false;
    }

    /// <summary>Whether an address is of the family.</summary>
    public bool Has(IPAddress address) => address.AddressFamily == _sockets;

    /// <summary>Address and port as nft and people write them.</summary>
    public string Join(string address, int port) => _sockets == AddressFamily.InterNetwork ? $"{address}:{port}" : $"[{address}]:{port}";

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var bits = Math.Clamp(length - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xff00 >> bits);
        }

        return new IPAddress(bytes);
    }
}
