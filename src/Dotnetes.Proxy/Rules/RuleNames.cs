using System.Security.Cryptography;
using System.Text;

namespace Dotnetes.Proxy.Rules;

/// <summary>The names in the table. Those of the table and its common parts are upstream's, so that people and tools find what they know.</summary>
internal static class RuleNames
{
    public const string Table = "kube-proxy";
    public const string ServicesChain = "services";
    public const string ServiceIPs = "service-ips";
    public const string ServiceNodePorts = "service-nodeports";
    public const string NodePortIPs = "nodeport-ips";
    public const string ClusterIPs = "cluster-ips";
    public const string ClusterIPsCheck = "cluster-ips-check";
    public const string EndpointsCheck = "service-endpoints-check";
    public const string NodePortEndpointsCheck = "nodeport-endpoints-check";
    public const string NoEndpointServices = "no-endpoint-services";
    public const string NoEndpointNodePorts = "no-endpoint-nodeports";
    public const string Reject = "reject-chain";
    public const string FirewallIPs = "firewall-ips";
    public const string FirewallCheck = "firewall-check";
    public const string Masquerading = "masquerading";
    public const string Hairpins = "hairpin-connections";

    // nft takes names of at most 255 bytes; the longest prefix has nine.
    private const int MaxBase = 240;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A name that nothing else has, even when it must be cut: a prefix, eight letters of a hash, and what it is for.</summary>
    public static string Of(string prefix, string what)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(what), hash);
        var bits = ((ulong)hash[0] << 32) | ((ulong)hash[1] << 24) | ((ulong)hash[2] << 16) | ((ulong)hash[3] << 8) | hash[4];
        var name = new StringBuilder(prefix.Length + what.Length + 10).Append(prefix).Append('-');
        for (var shift = 35; shift >= 0; shift -= 5)
        {
            name.Append(Alphabet[(int)((bits >> shift) & 31)]);
        }

        name.Append('-');
        return what.Length + 9 <= MaxBase ? name.Append(what).ToString() : name.Append(what, 0, MaxBase - 12).Append("...").ToString();
    }
}
