using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Zones;

/// <summary>What the zone of a cluster is like.</summary>
public sealed record ClusterZoneOptions
{
    /// <summary>The cluster's domain.</summary>
    public DnsName Domain { get; init; } = DnsName.Parse("cluster.local");

    /// <summary>For how many seconds answers may be remembered, also those that there is nothing.</summary>
    public uint Ttl { get; init; } = 5;

    /// <summary>The addresses of this service itself, which <c>ns.dns</c> of the zone has.</summary>
    public IReadOnlyList<System.Net.IPAddress> ServerAddresses { get; init; } = [];
}
