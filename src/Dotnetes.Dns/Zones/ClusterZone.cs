using System.Globalization;
using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Dns.Messages;
using Endpoint = Dotnetes.Api.Discovery.V1.Endpoint;

namespace Dotnetes.Dns.Zones;

/// <summary>
/// The names of a cluster by the Kubernetes DNS specification 1.1.0: services, endpoints, pods, and the names of their addresses. Answers come
/// straight from the informers; nothing is copied.
/// </summary>
public sealed class ClusterZone
{
    private const string ByService = "service";
    private const string ByAddress = "address";

    private readonly ClusterZoneOptions _options;
    private readonly IInformer<Service> _services;
    private readonly IInformer<EndpointSlice> _slices;
    private readonly IInformer<Namespace> _namespaces;
    private readonly DnsName _server;
    private readonly DnsName _mailbox;

    /// <summary>Creates the zone.</summary>
    /// <param name="options">What it is like.</param>
    /// <param name="informers">Where services, endpoint slices and namespaces come from.</param>
    public ClusterZone(ClusterZoneOptions options, IInformerFactory informers)
    {
        _options = options;
        _services = informers.For<Service>();
        _services.AddIndex(ByAddress, s => Addresses(s).Select(a => a.ToString()));
        _slices = informers.For<EndpointSlice>();
        _slices.AddIndex(ByService, s => s.Metadata.Labels.GetValueOrDefault("kubernetes.io/service-name") is { } name ? [$"{s.Metadata.Namespace}/{name}"] : []);
        _slices.AddIndex(ByAddress, s => s.Endpoints.SelectMany(e => e.Addresses.Take(1)).Distinct());
        _namespaces = informers.For<Namespace>();
        _server = DnsName.Of("ns", "dns").Under(options.Domain);
        _mailbox = DnsName.Of("hostmaster").Under(options.Domain);
    }

    /// <summary>The cluster's domain.</summary>
    public DnsName Domain => _options.Domain;

    /// <summary>Whether the cluster's objects have arrived; before that nobody can say that a name does not exist.</summary>
    public bool HasSynced => _services.HasSynced && _slices.HasSynced && _namespaces.HasSynced;

    /// <summary>The start of the zone, which goes with answers that there is nothing.</summary>
    public DnsRecord Authority => DnsRecord.Authority(Domain, _options.Ttl, _server, _mailbox, Serial, _options.Ttl);

    private uint Serial => uint.TryParse(_services.ResourceVersion, CultureInfo.InvariantCulture, out var one) && uint.TryParse(_slices.ResourceVersion, CultureInfo.InvariantCulture, out var other)
        ? Math.Max(one, other) : 1;

    /// <summary>Answers a question about a name of the zone, or about an address of the cluster; null for all others.</summary>
    public ZoneAnswer? Find(DnsQuestion question)
    {
        if (question.Name.IsWithin(Domain))
        {
            var path = new string[question.Name.Count - Domain.Count];
            for (var i = 0; i < path.Length; i++)
            {
                path[i] = question.Name.Labels[i].ToLowerInvariant();
            }

            return Inside(question, path);
        }

        return ReverseNames.Parse(question.Name) is { } address && NamesOf(address) is { Count: > 0 } names
            ? question.Type == DnsType.Ptr
                ? ZoneAnswer.Of([.. names.Select(n => DnsRecord.Pointer(question.Name, DnsType.Ptr, _options.Ttl, n))])
                : ZoneAnswer.NoData
            : null;
    }

    private static IEnumerable<IPAddress> Addresses(Service service)
    {
        IEnumerable<string> texts = service.Spec.ClusterIPs.IsEmpty ? [service.Spec.ClusterIP] : service.Spec.ClusterIPs;
        foreach (var text in texts)
        {
            if (IPAddress.TryParse(text, out var address))
            {
                yield return address;
            }
        }
    }

    private static string LabelOf(Endpoint endpoint) =>
        endpoint.Hostname is { Length: > 0 } name ? name : endpoint.Addresses[0].Replace('.', '-').Replace(':', '-');

    private ZoneAnswer Inside(DnsQuestion question, string[] path) => path switch
    {
        [] => question.Type switch
        {
            DnsType.Soa => ZoneAnswer.Of(Authority),
            DnsType.Ns => new(
                DnsResponseCode.NoError, [DnsRecord.Pointer(question.Name, DnsType.Ns, _options.Ttl, _server)], [.. _options.ServerAddresses.Select(a => DnsRecord.Address(_server, _options.Ttl, a))]),
            _ => ZoneAnswer.NoData,
        },
        ["dns-version"] => question.Type == DnsType.Txt ? ZoneAnswer.Of(DnsRecord.Text(question.Name, _options.Ttl, "1.1.0")) : ZoneAnswer.NoData,
        ["dns"] or ["svc"] or ["pod"] => ZoneAnswer.NoData,
        ["ns", "dns"] => AddressAnswer(question, _options.ServerAddresses),
        [var ns, "svc" or "pod"] => _namespaces.Get(null, ns) is null ? ZoneAnswer.NoName : ZoneAnswer.NoData,
        [var ip, var ns, "pod"] => PodAnswer(question, ip, ns),
        [.. var above, var name, var ns, "svc"] when _services.Get(ns, name) is { } service => ServiceAnswer(question, service, above),
        _ => ZoneAnswer.NoName,
    };

    private ZoneAnswer AddressAnswer(DnsQuestion question, IEnumerable<IPAddress> addresses) =>
        ZoneAnswer.Of([.. addresses.Select(a => DnsRecord.Address(question.Name, _options.Ttl, a)).Where(r => r.Type == question.Type)]);

    // A pod's name is made of its address, so nobody needs to know the pod.
    private ZoneAnswer PodAnswer(DnsQuestion question, string text, string ns)
    {
        var dotted = text.Replace('-', '.');
        return _namespaces.Get(null, ns) is null ? ZoneAnswer.NoName
            : dotted.Count(c => c == '.') == 3 && IPAddress.TryParse(dotted, out var address) ? AddressAnswer(question, [address])
            : text.Contains('-', StringComparison.Ordinal) && IPAddress.TryParse(text.Replace('-', ':'), out address) ? AddressAnswer(question, [address])
            : ZoneAnswer.NoName;
    }

    private ZoneAnswer ServiceAnswer(DnsQuestion question, Service service, string[] above)
    {
        if (service.Spec.Type == "ExternalName")
        {
            return above.Length == 0 ? ExternalAnswer(question, service) : ZoneAnswer.NoName;
        }

        var headless = service.Spec.ClusterIP == "None";
        return above switch
        {
            [] when headless => EndpointAnswer(question, service, _ => true, (_, _) => true),
            [] => ClusterAnswer(question, service, _ => true),
            ["_tcp" or "_udp" or "_sctp"] => ZoneAnswer.NoData,
            [['_', .. var port], ['_', .. var protocol]] when headless => EndpointAnswer(question, service, _ => true, (name, kind) => IsPort(name, kind, port, protocol)),
            [['_', .. var port], ['_', .. var protocol]] => ClusterAnswer(question, service, p => IsPort(p.Name, p.Protocol, port, protocol)),
            [var label] => EndpointAnswer(question, service, e => LabelOf(e).Equals(label, StringComparison.OrdinalIgnoreCase), (_, _) => true),
            _ => ZoneAnswer.NoName,
        };
    }

    private static bool IsPort(string name, string protocol, string wantedName, string wantedProtocol) =>
        name == wantedName && (protocol.Length == 0 ? "TCP" : protocol).Equals(wantedProtocol, StringComparison.OrdinalIgnoreCase);

    private ZoneAnswer ExternalAnswer(DnsQuestion question, Service service)
    {
        try
        {
            // An address is allowed there, too; it is what the service has then.
            if (IPAddress.TryParse(service.Spec.ExternalName, out var address))
            {
                return AddressAnswer(question, [address]);
            }

            var target = DnsName.Parse(service.Spec.ExternalName);
            return new(DnsResponseCode.NoError, [DnsRecord.Pointer(question.Name, DnsType.Cname, _options.Ttl, target)], [], question.Type == DnsType.Cname ? null : target);
        }
        catch (DnsFormatException)
        {
            return ZoneAnswer.NoData;
        }
    }

    private DnsName NameOf(Service service) => DnsName.Of(service.Metadata.Name, service.Metadata.Namespace, "svc").Under(Domain);

    private ZoneAnswer ClusterAnswer(DnsQuestion question, Service service, Func<ServicePort, bool> wanted)
    {
        var ports = service.Spec.Ports.Where(wanted).ToList();
        if (ports.Count == 0)
        {
            return ZoneAnswer.NoName;
        }

        if (question.Type != DnsType.Srv)
        {
            return AddressAnswer(question, Addresses(service));
        }

        var name = NameOf(service);
        return new(
            DnsResponseCode.NoError,
            [.. ports.Select(p => DnsRecord.Service(question.Name, _options.Ttl, Weight(ports.Count), (ushort)p.Port, name))],
            [.. Addresses(service).Select(a => DnsRecord.Address(name, _options.Ttl, a))]);
    }

    private static ushort Weight(int count) => (ushort)Math.Max(1, 100 / count);

    private ZoneAnswer EndpointAnswer(DnsQuestion question, Service service, Func<Endpoint, bool> wanted, Func<string, string, bool> wantedPort)
    {
        var found = new List<(IPAddress Address, DnsName Name)>();
        var ports = new HashSet<(DnsName Name, int Port)>();
        var parent = NameOf(service);
        foreach (var slice in _slices.ByIndex(ByService, $"{service.Metadata.Namespace}/{service.Metadata.Name}"))
        {
            var selected = slice.Ports.Where(p => wantedPort(p.Name ?? "", p.Protocol ?? "")).Select(p => p.Port ?? 0).ToList();
            if (slice.AddressType == "FQDN" || (selected.Count == 0 && !slice.Ports.IsEmpty) || (selected.Count == 0 && !wantedPort("", "")))
            {
                continue;
            }

            foreach (var endpoint in slice.Endpoints)
            {
                if ((endpoint.Conditions.Ready ?? true) && !endpoint.Addresses.IsEmpty && IPAddress.TryParse(endpoint.Addresses[0], out var address) && wanted(endpoint))
                {
                    var name = DnsName.Of(LabelOf(endpoint)).Under(parent);
                    found.Add((address, name));
                    ports.UnionWith(selected.Select(p => (name, p)));
                }
            }
        }

        return found.Count == 0 ? ZoneAnswer.NoName
            : question.Type != DnsType.Srv ? AddressAnswer(question, found.Select(f => f.Address).Distinct())
            : new(
                DnsResponseCode.NoError,
                [.. ports.Select(p => DnsRecord.Service(question.Name, _options.Ttl, Weight(ports.Count), (ushort)p.Port, p.Name))],
                [.. found.Distinct().Select(f => DnsRecord.Address(f.Name, _options.Ttl, f.Address))]);
    }

    private List<DnsName> NamesOf(IPAddress address)
    {
        var text = address.ToString();
        if (_services.ByIndex(ByAddress, text) is [var service, ..])
        {
            return [NameOf(service)];
        }

        var names = new HashSet<DnsName>();
        foreach (var slice in _slices.ByIndex(ByAddress, text))
        {
            if (slice.Metadata.Labels.GetValueOrDefault("kubernetes.io/service-name") is { } name && _services.Get(slice.Metadata.Namespace, name) is { } owner)
            {
                names.UnionWith(slice.Endpoints
                    .Where(e => (e.Conditions.Ready ?? true) && e.Addresses.Take(1).Contains(text))
                    .Select(e => DnsName.Of(LabelOf(e)).Under(NameOf(owner))));
            }
        }

        return [.. names];
    }
}
