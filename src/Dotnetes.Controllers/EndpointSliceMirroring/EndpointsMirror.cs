using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.LegacyEndpoints;
using Dotnetes.Controllers.Services;
using EndpointsObject = Dotnetes.Api.Core.V1.Endpoints;
using DiscoveryPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Controllers.EndpointSliceMirroring;

/// <summary>The slices that mirror Endpoints: one for each set of ports and address type.</summary>
internal sealed class EndpointsMirror
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    private readonly EndpointsObject _endpoints;
    private readonly int _limit;
    private readonly OrderedDictionary<(string Type, ValueList<DiscoveryPort> Ports), EndpointGroup> _groups = [];

    /// <summary>Reads Endpoints.</summary>
    /// <param name="endpoints">The Endpoints.</param>
    /// <param name="limit">The most addresses of a subset.</param>
    public EndpointsMirror(EndpointsObject endpoints, int limit)
    {
        _endpoints = endpoints;
        _limit = limit;
        foreach (var subset in SubsetPacking.Pack(endpoints.Subsets))
        {
            Read(subset);
        }
    }

    /// <summary>How many addresses are not addresses.</summary>
    public int Invalid { get; private set; }

    /// <summary>How many addresses are not mirrored, the invalid ones included.</summary>
    public int Skipped { get; private set; }

    /// <summary>Plans the writes.</summary>
    public SlicePlan Plan(IEnumerable<EndpointSlice> existing)
    {
        var plan = new SlicePlan();
        var present = existing.ToLookup(s => (s.AddressType, EndpointGroup.InOrder(s.Ports)));
        foreach (var (key, group) in _groups)
        {
            var slices = present[key].ToList();
            if (group.Endpoints.Count == 0)
            {
                continue;
            }

            var wanted = Slice(key.Type, group, slices.FirstOrDefault());
            if (slices.Count == 0)
            {
                plan.Create.Add(wanted);
            }
            else if (!Same(slices[0], wanted))
            {
                plan.Update.Add(wanted);
            }

            plan.Delete.AddRange(slices.Skip(1));
        }

        plan.Delete.AddRange(present.Where(p => !_groups.TryGetValue(p.Key, out var group) || group.Endpoints.Count == 0).SelectMany(p => p));
        plan.Recycle(_ => true);
        return plan;
    }

    private static bool Same(EndpointSlice present, EndpointSlice wanted) =>
        present.Metadata.Labels == wanted.Metadata.Labels
        && present.Metadata.Annotations == wanted.Metadata.Annotations
        && present.Metadata.OwnerReferences == wanted.Metadata.OwnerReferences
        && present.Endpoints.Count == wanted.Endpoints.Count
        && present.Endpoints.ToHashSet().SetEquals(wanted.Endpoints);

    private void Read(EndpointSubset subset)
    {
        var ports = EndpointGroup.InOrder(subset.Ports.Select(p => new DiscoveryPort { Name = p.Name, Port = p.Port, Protocol = p.Protocol, AppProtocol = p.AppProtocol }));
        var added = 0;
        foreach (var (address, ready) in subset.Addresses.Select(a => (a, true)).Concat(subset.NotReadyAddresses.Select(a => (a, false))))
        {
            if (added >= _limit)
            {
                break;
            }

            if (!IPAddress.TryParse(address.Ip, out var ip))
            {
                Invalid++;
                continue;
            }

            added++;
            var type = ip.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
            if (!_groups.TryGetValue((type, ports), out var group))
            {
                _groups.Add((type, ports), group = new(ports));
            }

            group.Add(new()
            {
                Addresses = [ip.ToString()],
                Conditions = new() { Ready = ready },
                TargetRef = address.TargetRef,
                NodeName = address.NodeName,
                Hostname = address.Hostname.Length > 0 ? address.Hostname : null,
            });
        }

        Skipped += subset.Addresses.Count + subset.NotReadyAddresses.Count - added;
    }

    private EndpointSlice Slice(string type, EndpointGroup group, EndpointSlice? present)
    {
        var labels = _endpoints.Metadata.Labels.With(SliceLabels.ServiceName, _endpoints.Metadata.Name).With(SliceLabels.ManagedBy, EndpointSliceMirroringController.Manager);
        var metadata = present?.Metadata ?? new() { Namespace = _endpoints.Metadata.Namespace, GenerateName = SliceLabels.NamePrefix(_endpoints.Metadata.Name) };
        return new()
        {
            Metadata = metadata with
            {
                Labels = labels,
                Annotations = _endpoints.Metadata.Annotations.Without(TriggerTimes.Annotation).Without(LastApplied),
                OwnerReferences = [Ownership.ReferenceTo(_endpoints)],
            },
            AddressType = type,
            Ports = group.Ports,
            Endpoints = group.Endpoints.Values.Take(_limit).ToValueList(),
        };
    }
}
