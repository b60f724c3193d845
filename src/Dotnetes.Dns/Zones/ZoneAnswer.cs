using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Zones;

/// <summary>What the zone knows about a question.</summary>
/// <param name="Code">Whether there is such a name.</param>
/// <param name="Records">The records that are asked for; none when the name has no such records.</param>
/// <param name="Additionals">The addresses of names in them.</param>
/// <param name="Alias">The true name, when the name is an alias.</param>
public sealed record ZoneAnswer(int Code, IReadOnlyList<DnsRecord> Records, IReadOnlyList<DnsRecord> Additionals, DnsName? Alias = null)
{
    /// <summary>There is no such name.</summary>
    public static ZoneAnswer NoName { get; } = new(DnsResponseCode.NameError, [], []);

    /// <summary>The name has no such records.</summary>
    public static ZoneAnswer NoData { get; } = new(DnsResponseCode.NoError, [], []);

    /// <summary>Records.</summary>
    public static ZoneAnswer Of(params IReadOnlyList<DnsRecord> records) => new(DnsResponseCode.NoError, records, []);
}
