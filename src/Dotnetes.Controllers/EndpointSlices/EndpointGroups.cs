using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Controllers.Replication;
using Dotnetes.Controllers.Services;
using DiscoveryPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>Turns pods into endpoints, grouped by their ports.</summary>
/// <param name="service">The Service.</param>
/// <param name="addressType">IPv4 or IPv6.</param>
/// <param name="nodes">Finds nodes, for their zones.</param>
internal sealed class EndpointGroups(Service service, string addressType, Func<string, Node?> nodes)
{
    private readonly OrderedDictionary<ValueList<DiscoveryPort>, EndpointGroup> _groups = [];

    /// <summary>The groups.</summary>
    public IReadOnlyCollection<EndpointGroup> All => _groups.Values;

    /// <summary>A pod that was left out because its node is unknown; null when there is none.</summary>
    public Pod? WithoutNode { get; private set; }

    /// <summary>Adds a pod if it may serve.</summary>
    public void Add(Pod pod)
    {
        if (!ServicePods.CanServe(pod, includeTerminating: true))
        {
            return;
        }

        var ports = Ports(pod);
        if (!_groups.TryGetValue(ports, out var group))
        {
            _groups.Add(ports, group = new(ports));
        }

        var node = pod.Spec.NodeName.Length == 0 ? null : nodes(pod.Spec.NodeName);
        if (node is null && !service.Spec.PublishNotReadyAddresses)
        {
            WithoutNode = pod;
            return;
        }

        var addresses = ServicePods.Addresses(pod, addressType == "IPv6");
        if (!addresses.IsEmpty)
        {
            group.Add(Endpoint(pod, node, addresses));
        }
    }

    private Endpoint Endpoint(Pod pod, Node? node, ValueList<string> addresses)
    {
        var serving = PodState.IsReady(pod);
        var terminating = pod.Metadata.DeletionTimestamp is not null;
        var endpoint = new Endpoint
        {
            Addresses = addresses,
            Conditions = new() { Ready = service.Spec.PublishNotReadyAddresses || (serving && !terminating), Serving = serving, Terminating = terminating },
            TargetRef = new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
            NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
            Zone = node?.Metadata.Labels.GetValueOrDefault("topology.kubernetes.io/zone") is { Length: > 0 } zone ? zone : null,
            Hostname = ServicePods.HostName(pod, service),
        };
        return endpoint with { Hints = Hints(endpoint) };
    }

    // KEP-4444 and KEP-3015: who should send its traffic here.
    private EndpointHints? Hints(Endpoint endpoint)
    {
        if (endpoint.Conditions.Ready != true || service.Spec.TrafficDistribution is not ("PreferClose" or "PreferSameZone" or "PreferSameNode"))
        {
            return null;
        }

        ValueList<ForZone> zones = endpoint.Zone is { } zone ? [new() { Name = zone }] : default;
        ValueList<ForNode> hosts = endpoint.NodeName is { } node && service.Spec.TrafficDistribution == "PreferSameNode" ? [new() { Name = node }] : default;
        return zones.IsEmpty && hosts.IsEmpty ? null : new() { ForZones = zones, ForNodes = hosts };
    }

    private ValueList<DiscoveryPort> Ports(Pod pod)
    {
        var ports = new List<DiscoveryPort>();
        foreach (var port in service.Spec.Ports)
        {
            if (ServicePods.TargetPort(pod, port) is { } number)
            {
                ports.Add(new() { Name = port.Name, Port = number, Protocol = port.Protocol, AppProtocol = port.AppProtocol });
            }
        }

        return EndpointGroup.InOrder(ports);
    }
}
