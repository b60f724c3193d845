using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;
using EndpointPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Proxy.Tests;

/// <summary>Objects that tests are about, with the fields that matter and ordinary values for the rest.</summary>
internal static class Given
{
    public const string Node = "here";

    public static RuleSettings Settings(ProxyFamily? family = null) => new()
    {
        Family = family ?? ProxyFamily.IPv4,
        NodeName = Node,
        Zone = "a",
        NodeIP = "192.168.9.1",
        NodePortIPs = ["192.168.9.1"],
        Local = LocalTraffic.FromRanges(["10.244.0.0/24", "fd00:244::/64"], family ?? ProxyFamily.IPv4),
    };

    public static Service Service(string name, string clusterIP, params ServicePort[] ports) => new()
    {
        Metadata = ObjectMeta.Empty with { Namespace = "default", Name = name, Uid = "uid-" + name, ResourceVersion = "1" },
        Spec = ServiceSpec.Empty with
        {
            Type = "ClusterIP",
            ClusterIP = clusterIP,
            ClusterIPs = [clusterIP],
            Ports = ports.Length == 0 ? [Port(80)] : ports.ToValueList(),
            SessionAffinity = "None",
            InternalTrafficPolicy = "Cluster",
        },
    };

    public static ServicePort Port(int port, string protocol = "TCP", string name = "", int nodePort = 0) =>
        new() { Name = name, Protocol = protocol, Port = port, NodePort = nodePort };

    public static EndpointSlice Slice(string service, string addressType, EndpointPort port, params Endpoint[] endpoints) => new()
    {
        Metadata = ObjectMeta.Empty with
        {
            Namespace = "default",
            Name = service + "-1",
            Uid = "uid-slice-" + service,
            ResourceVersion = "1",
            Labels = ValueMap.Of(("kubernetes.io/service-name", service)),
        },
        AddressType = addressType,
        Ports = [port],
        Endpoints = endpoints.ToValueList(),
    };

    public static EndpointPort SlicePort(int port, string protocol = "TCP", string name = "") => new() { Name = name, Protocol = protocol, Port = port };

    /// <summary>An endpoint by its address and words: local, unready, ending, gone (ends and does not serve), zone=X, node=X.</summary>
    public static Endpoint Endpoint(string address, string words = "")
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ending = all.Contains("ending") || all.Contains("gone");
        return new Endpoint
        {
            Addresses = [address],
            NodeName = all.Contains("local") ? Node : "there",
            Conditions = new EndpointConditions
            {
                Ready = !ending && !all.Contains("unready"),
                Serving = !all.Contains("gone") && !all.Contains("unready"),
                Terminating = ending,
            },
            Hints = Hints(all),
        };
    }

    public static RuleFragment Fragment(Service service, params EndpointSlice[] slices) => Fragment(Settings(), service, slices);

    public static RuleFragment Fragment(RuleSettings settings, Service service, params EndpointSlice[] slices) => ServiceRules.Build(
        settings,
        ServiceFrontend.Of(service, settings.Family),
        f => ServiceEndpoint.Of(slices, f.Name.Port, f.Name.Protocol, settings.Family, settings.NodeName));

    private static EndpointHints? Hints(string[] words)
    {
        var zones = words.Where(w => w.StartsWith("zone=")).Select(w => new ForZone { Name = w[5..] }).ToValueList();
        var nodes = words.Where(w => w.StartsWith("node=")).Select(w => new ForNode { Name = w[5..] }).ToValueList();
        return zones.IsEmpty && nodes.IsEmpty ? null : new EndpointHints { ForZones = zones, ForNodes = nodes };
    }
}
