using System.Net;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;

namespace Dotnetes.Proxy;

/// <summary>Upstream's values for what a <see cref="KubeProxyConfiguration"/> leaves out, and its checks.</summary>
public static class KubeProxyDefaults
{
    /// <summary>The port of <c>/healthz</c>.</summary>
    public const int HealthPort = 10256;

    /// <summary>The port of <c>/metrics</c>.</summary>
    public const int MetricsPort = 10249;

    /// <summary>The configuration with every absent value filled in.</summary>
    /// <exception cref="FormatException">A value cannot be used; the message names the field.</exception>
    public static KubeProxyConfiguration Apply(KubeProxyConfiguration given)
    {
        if (given.Mode is not ("" or "nftables" or "iptables" or "ipvs"))
        {
            throw new FormatException($"mode: \"{given.Mode}\" is none of nftables, iptables and ipvs");
        }

        if (given.DetectLocalMode is not ("" or "ClusterCIDR" or "NodeCIDR" or "BridgeInterface" or "InterfaceNamePrefix"))
        {
            throw new FormatException($"detectLocalMode: \"{given.DetectLocalMode}\" is none of ClusterCIDR, NodeCIDR, BridgeInterface and InterfaceNamePrefix");
        }

        if (given.Nftables.MasqueradeBit is < 0 or > 31)
        {
            throw new FormatException("nftables.masqueradeBit: must be within the range [0, 31]");
        }

        var bind = given.BindAddress.Length > 0 ? given.BindAddress : "0.0.0.0";
        var six = IPAddress.TryParse(bind, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        return given with
        {
            BindAddress = bind,
            HealthzBindAddress = WithPort(given.HealthzBindAddress.Length > 0 ? given.HealthzBindAddress : six ? "[::]" : "0.0.0.0", HealthPort),
            MetricsBindAddress = WithPort(given.MetricsBindAddress.Length > 0 ? given.MetricsBindAddress : six ? "[::1]" : "127.0.0.1", MetricsPort),
            DetectLocalMode = given.DetectLocalMode.Length > 0 ? given.DetectLocalMode : "ClusterCIDR",
            NodePortAddresses = given.NodePortAddresses.IsEmpty ? ["primary"] : given.NodePortAddresses,
            Nftables = given.Nftables with
            {
                MasqueradeBit = given.Nftables.MasqueradeBit ?? 14,
                SyncPeriod = Or(given.Nftables.SyncPeriod, 30),
                MinSyncPeriod = Or(given.Nftables.MinSyncPeriod, 1),
            },
            Conntrack = given.Conntrack with
            {
                MaxPerCore = given.Conntrack.MaxPerCore ?? 32 * 1024,
                Min = given.Conntrack.Min ?? 128 * 1024,
                TcpEstablishedTimeout = given.Conntrack.TcpEstablishedTimeout ?? Duration.FromSeconds(24 * 3600),
                TcpCloseWaitTimeout = given.Conntrack.TcpCloseWaitTimeout ?? Duration.FromSeconds(3600),
            },
        };
    }

    private static string WithPort(string address, int port) =>
        IPAddress.TryParse(address.Trim('[', ']'), out var alone) ? new IPEndPoint(alone, port).ToString()
        : IPEndPoint.TryParse(address, out var whole) ? whole.ToString()
        : throw new FormatException($"\"{address}\" is no address to listen at");

    private static Duration Or(Duration value, long seconds) => value.IsZero ? Duration.FromSeconds(seconds) : value;
}
