using System.Net;
using Dotnetes.Dns.Zones;

namespace Dotnetes.Dns;

/// <summary>How cluster DNS runs.</summary>
public sealed record ClusterDnsOptions
{
    /// <summary>Where it listens.</summary>
    public required IReadOnlyList<IPEndPoint> Endpoints { get; init; }

    /// <summary>Whether another port is taken where somebody else has the given one. Whoever asks must then be told; see <see cref="ClusterDns.Listening"/>.</summary>
    public bool MayChoosePort { get; init; }

    /// <summary>The cluster's zone.</summary>
    public ClusterZoneOptions Zone { get; init; } = new();

    /// <summary>The file that names the servers for all other names.</summary>
    public string ResolverFile { get; init; } = "/etc/resolv.conf";

    /// <summary>Where <c>/health</c>, <c>/ready</c> and <c>/metrics</c> are served; null for nowhere.</summary>
    public IPEndPoint? Status { get; init; }

    /// <summary>How many answers of other servers are remembered, about.</summary>
    public int CacheSize { get; init; } = 10_000;
}
