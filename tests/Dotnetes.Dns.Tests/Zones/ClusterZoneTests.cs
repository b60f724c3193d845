using System.Net;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;

namespace Dotnetes.Dns.Tests.Zones;

public sealed class ClusterZoneTests
{
    private readonly ClusterZone _zone = GivenCluster.Zone();

    [Theory]
    [InlineData("web.default.svc.cluster.local", "A", "10.96.0.7")]
    [InlineData("WEB.Default.svc.CLUSTER.local", "A", "10.96.0.7")]
    [InlineData("web.default.svc.cluster.local", "AAAA", "fd00:96::7")]
    [InlineData("web.default.svc.cluster.local", "SRV", "100/2:80 web.default.svc.cluster.local.|100/2:443 web.default.svc.cluster.local.")]
    [InlineData("web.default.svc.cluster.local", "MX", "")]
    [InlineData("_http._tcp.web.default.svc.cluster.local", "SRV", "100:80 web.default.svc.cluster.local.")]
    [InlineData("_http._tcp.web.default.svc.cluster.local", "A", "10.96.0.7")]
    [InlineData("_http._udp.web.default.svc.cluster.local", "SRV", "NXDOMAIN")]
    [InlineData("_other._tcp.web.default.svc.cluster.local", "SRV", "NXDOMAIN")]
    [InlineData("_tcp.web.default.svc.cluster.local", "SRV", "")]
    [InlineData("web.other.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("a.b.c.web.default.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("db.default.svc.cluster.local", "A", "10.244.0.1|10.244.0.2")]
    [InlineData("db.default.svc.cluster.local", "AAAA", "")]
    [InlineData("db-0.db.default.svc.cluster.local", "A", "10.244.0.1")]
    [InlineData("10-244-0-2.db.default.svc.cluster.local", "A", "10.244.0.2")]
    [InlineData("db-9.db.default.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("unready.db.default.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("_pg._tcp.db.default.svc.cluster.local", "SRV", "50:5432 10-244-0-2.db.default.svc.cluster.local.|50:5432 db-0.db.default.svc.cluster.local.")]
    [InlineData("_no._tcp.db.default.svc.cluster.local", "SRV", "NXDOMAIN")]
    [InlineData("db-0.db.default.svc.cluster.local", "SRV", "100:5432 db-0.db.default.svc.cluster.local.")]
    [InlineData("empty.default.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("out.default.svc.cluster.local", "A", "-> example.com.")]
    [InlineData("out.default.svc.cluster.local", "CNAME", "example.com.")]
    [InlineData("10-1-2-3.default.pod.cluster.local", "A", "10.1.2.3")]
    [InlineData("10-1-2-3.default.pod.cluster.local", "AAAA", "")]
    [InlineData("fd00--7.default.pod.cluster.local", "AAAA", "fd00::7")]
    [InlineData("10-1-2.default.pod.cluster.local", "A", "NXDOMAIN")]
    [InlineData("10-1-2-3.other.pod.cluster.local", "A", "NXDOMAIN")]
    [InlineData("default.svc.cluster.local", "A", "")]
    [InlineData("other.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("svc.cluster.local", "A", "")]
    [InlineData("pod.cluster.local", "A", "")]
    [InlineData("www.example.com.default.svc.cluster.local", "A", "NXDOMAIN")]
    [InlineData("cluster.local", "A", "")]
    [InlineData("cluster.local", "NS", "ns.dns.cluster.local.")]
    [InlineData("ns.dns.cluster.local", "A", "10.96.0.10")]
    [InlineData("dns-version.cluster.local", "TXT", "1.1.0")]
    [InlineData("dns-version.cluster.local", "A", "")]
    [InlineData("7.0.96.10.in-addr.arpa", "PTR", "web.default.svc.cluster.local.")]
    [InlineData("1.0.244.10.in-addr.arpa", "PTR", "db-0.db.default.svc.cluster.local.")]
    [InlineData("1.0.244.10.in-addr.arpa", "A", "")]
    [InlineData("9.9.9.9.in-addr.arpa", "PTR", "others")]
    [InlineData("010.0.96.10.in-addr.arpa", "PTR", "others")]
    [InlineData("7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.9.0.0.0.0.d.f.ip6.arpa", "PTR", "web.default.svc.cluster.local.")]
    [InlineData("example.com", "A", "others")]
    [InlineData("local", "A", "others")]
    public void Names_have_what_the_specification_says(string name, string type, string expected)
    {
        var answer = _zone.Find(new(DnsName.Parse(name), TypeOf(type)));
        Assert.Equal(expected, answer is null ? "others" : Text(answer));
        Assert.All(answer?.Records ?? [], r => Assert.Equal(5u, r.Ttl));
    }

    [Fact]
    public void Service_records_come_with_addresses()
    {
        var answer = _zone.Find(new(DnsName.Parse("_pg._tcp.db.default.svc.cluster.local"), DnsType.Srv))!;
        Assert.Equal(
            ["10-244-0-2.db.default.svc.cluster.local. 10.244.0.2", "db-0.db.default.svc.cluster.local. 10.244.0.1"],
            answer.Additionals.Select(r => $"{r.Name} {new IPAddress(r.Data.Span)}").Order());
    }

    [Fact]
    public void Authority_says_how_long_nothing_may_be_remembered()
    {
        var authority = Assert.Single(_zone.Find(new(DnsName.Parse("cluster.local"), DnsType.Soa))!.Records);
        Assert.Equal(5u, authority.Minimum);
        Assert.Equal(DnsName.Parse("cluster.local"), authority.Name);
    }

    private static ushort TypeOf(string type) => type switch
    {
        "A" => DnsType.A,
        "AAAA" => DnsType.Aaaa,
        "SRV" => DnsType.Srv,
        "PTR" => DnsType.Ptr,
        "TXT" => DnsType.Txt,
        "MX" => DnsType.Mx,
        "NS" => DnsType.Ns,
        _ => DnsType.Cname,
    };

    private static string Text(ZoneAnswer answer) =>
        answer.Alias is { } alias ? $"-> {alias}"
        : answer.Code != DnsResponseCode.NoError ? DnsResponseCode.NameOf(answer.Code)
        : string.Join('|', answer.Records.Select(r => Data(r, answer.Records.Count)).OrderBy(t => t.Contains(":443")).ThenBy(t => t, StringComparer.Ordinal));

    private static string Data(DnsRecord record, int count)
    {
        var data = record.Data.Span;
        switch (record.Type)
        {
            case DnsType.A or DnsType.Aaaa:
                return new IPAddress(data).ToString();
            case DnsType.Srv:
                var weight = (data[2] << 8) | data[3];
                var shown = count == 2 && record.Name.Labels[0] == "web" ? $"100/2" : $"{weight}";
                return $"{shown}:{(data[4] << 8) | data[5]} {new DnsRecord(record.Name, DnsType.Ptr, 1, 0, record.Data[6..]).Target}";
            case DnsType.Txt:
                return System.Text.Encoding.ASCII.GetString(data[1..]);
            default:
                return record.Target.ToString();
        }
    }
}
