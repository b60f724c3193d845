using Dotnetes.Dns.Forwarding;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;

namespace Dotnetes.Dns.Serving;

/// <summary>Answers questions: about the cluster from its zone, about all else by asking others. Follows aliases from the one to the other.</summary>
/// <param name="zone">The cluster's zone.</param>
/// <param name="forwarder">Asks others.</param>
/// <param name="random">Mixes addresses, so that clients that take the first spread.</param>
public sealed class DnsResolver(ClusterZone zone, Forwarder forwarder, Random random)
{
    private const int MaxAliases = 8;

    private readonly Lock _gate = new();

    /// <summary>Answers a question, if that is possible without asking anybody; else null.</summary>
    public DnsMessage? ResolveHere(DnsQuestion question)
    {
        var inZone = question.Name.IsWithin(zone.Domain);
        if (!zone.HasSynced)
        {
            return inZone ? Answer(question, DnsResponseCode.ServerFailure) : null;
        }

        return zone.Find(question) switch
        {
            null => null,
            { Alias: not null } => null,
            var found => OfZone(question, found),
        };
    }

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="withSecurity">Whether DNSSEC records are wanted from others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DnsMessage> Resolve(DnsQuestion question, bool withSecurity, CancellationToken cancellationToken)
    {
        var aliases = new List<DnsRecord>();
        var current = question;
        while (aliases.Count < MaxAliases)
        {
            if (ResolveHere(current) is { } answer)
            {
                return Joined(question, aliases, answer);
            }

            if (zone.HasSynced && zone.Find(current) is { Alias: { } target } alias)
            {
                aliases.AddRange(alias.Records);
                current = current with { Name = target };
                continue;
            }

            var foreign = await forwarder.Resolve(current, withSecurity, cancellationToken);
            return Joined(question, aliases, foreign with { IsAuthoritative = false });
        }

        return Answer(question, DnsResponseCode.ServerFailure);
    }

    private static DnsMessage Answer(DnsQuestion question, int code) =>
        new() { IsResponse = true, RecursionAvailable = true, ResponseCode = code, Questions = [question] };

    // The alias itself is true whatever became of what it stands for.
    private static DnsMessage Joined(DnsQuestion question, List<DnsRecord> aliases, DnsMessage answer) => aliases.Count == 0 ? answer : answer with
    {
        Questions = [question],
        Answers = [.. aliases, .. answer.Answers],
        IsAuthoritative = true,
        ResponseCode = answer.ResponseCode == DnsResponseCode.ServerFailure ? DnsResponseCode.NoError : answer.ResponseCode,
    };

    private DnsMessage OfZone(DnsQuestion question, ZoneAnswer found) => Answer(question, found.Code) with
    {
        IsAuthoritative = true,
        Answers = Mixed(found.Records),
        Authorities = found.Records.Count == 0 ? [zone.Authority] : [],
        Additionals = found.Additionals,
    };

    private IReadOnlyList<DnsRecord> Mixed(IReadOnlyList<DnsRecord> records)
    {
        if (records.Count < 2)
        {
            return records;
        }

        var mixed = records.ToArray();
        lock (_gate)
        {
            random.Shuffle(mixed);
        }

        return mixed;
    }
}
