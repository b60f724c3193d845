using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using DiscoveryPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>
/// Spreads the endpoints of a Service and address type over slices with as few writes as possible (KEP-0752): endpoints stay where they are, slices that change
/// anyway take what is new, then one slice that has room, and only then new slices are made.
/// </summary>
internal sealed class SlicePlanner(Service service, string addressType, int maxEndpoints)
{
    private readonly ValueMap<string> _labels = SliceLabels.Of(service, EndpointSliceController.Manager);
    private readonly SlicePlan _plan = new();

    /// <summary>Plans.</summary>
    public SlicePlan Plan(IReadOnlyList<EndpointSlice> existing, IReadOnlyCollection<EndpointGroup> wanted)
    {
        var groups = new Dictionary<ValueList<DiscoveryPort>, List<EndpointSlice>>();
        foreach (var slice in existing)
        {
            if (!IsOwned(slice))
            {
                _plan.Delete.Add(slice);
                continue;
            }

            var ports = EndpointGroup.InOrder(slice.Ports);
            if (!groups.TryGetValue(ports, out var group))
            {
                groups.Add(ports, group = []);
            }

            group.Add(slice);
        }

        foreach (var group in wanted)
        {
            PlanGroup(groups.GetValueOrDefault(group.Ports) ?? [], group);
            groups.Remove(group.Ports);
        }

        _plan.Delete.AddRange(groups.Values.SelectMany(g => g));
        KeepPlaceholder(existing);
        _plan.Recycle(IsOwned);
        return _plan;
    }

    // A Service without endpoints has an empty slice, so that everybody sees that it has none.
    private void KeepPlaceholder(IReadOnlyList<EndpointSlice> existing)
    {
        if (existing.Count != _plan.Delete.Count || _plan.Create.Count > 0)
        {
            return;
        }

        var placeholder = New([], []);
        if (_plan.Delete is [var only] && IsOwned(only) && only.Endpoints.IsEmpty && only.Ports.IsEmpty && only.Metadata.Labels == _labels)
        {
            _plan.Delete.Clear();
        }
        else
        {
            _plan.Create.Add(placeholder);
        }
    }

    private void PlanGroup(List<EndpointSlice> existing, EndpointGroup group)
    {
        var left = group.Endpoints;
        var changed = new List<EndpointSlice>();
        var unchanged = new List<EndpointSlice>();
        foreach (var slice in existing)
        {
            var kept = Keep(slice, left, out var differs);
            if (kept.Count == 0 && !slice.Endpoints.IsEmpty)
            {
                _plan.Delete.Add(slice);
            }
            else if (differs || SliceLabels.WithoutReserved(slice.Metadata.Labels) != SliceLabels.WithoutReserved(_labels))
            {
                changed.Add(With(slice, kept));
            }
            else
            {
                unchanged.Add(slice);
            }
        }

        foreach (var slice in changed.OrderByDescending(s => s.Endpoints.Count))
        {
            _plan.Update.Add(Fill(slice, left));
        }

        while (left.Count > 0)
        {
            var room = Roomiest(unchanged, left.Count);
            if (room is null)
            {
                _plan.Create.Add(Fill(New([], group.Ports), left));
            }
            else
            {
                unchanged.Remove(room);
                _plan.Update.Add(Fill(With(room, [.. room.Endpoints]), left));
            }
        }
    }

    // The slice that is fullest once it has taken everything, if any can.
    private EndpointSlice? Roomiest(List<EndpointSlice> slices, int count) => count >= maxEndpoints
        ? null
        : slices.Where(s => s.Endpoints.Count + count <= maxEndpoints).MaxBy(s => s.Endpoints.Count);

    private static List<Endpoint> Keep(EndpointSlice slice, OrderedDictionary<EndpointIdentity, Endpoint> left, out bool differs)
    {
        var kept = new List<Endpoint>(slice.Endpoints.Count);
        differs = false;
        foreach (var endpoint in slice.Endpoints)
        {
            if (left.Remove(EndpointIdentity.Of(endpoint), out var wanted))
            {
                differs |= !Same(endpoint, wanted);
                kept.Add(wanted);
            }
        }

        differs |= kept.Count != slice.Endpoints.Count;
        return kept;
    }

    private static bool Same(Endpoint present, Endpoint wanted)
    {
        var target = present.TargetRef is { ResourceVersion.Length: > 0 } t ? t with { ResourceVersion = "" } : present.TargetRef;
        return present with { TargetRef = target, DeprecatedTopology = default } == wanted;
    }

    private bool IsOwned(EndpointSlice slice) =>
        slice.Metadata.OwnerReferences.Any(o => o.Uid == service.Metadata.Uid && o.Kind == "Service" && o.ApiVersion == "v1");

    private EndpointSlice Fill(EndpointSlice slice, OrderedDictionary<EndpointIdentity, Endpoint> left)
    {
        var endpoints = slice.Endpoints.ToList();
        while (left.Count > 0 && endpoints.Count < maxEndpoints)
        {
            endpoints.Add(left.GetAt(0).Value);
            left.RemoveAt(0);
        }

        return slice with { Endpoints = endpoints.ToValueList() };
    }

    private EndpointSlice With(EndpointSlice slice, IReadOnlyCollection<Endpoint> endpoints) => slice with
    {
        Metadata = slice.Metadata with { Labels = _labels },
        Endpoints = endpoints.ToValueList(),
    };

    private EndpointSlice New(ValueList<Endpoint> endpoints, ValueList<DiscoveryPort> ports) => new()
    {
        Metadata = new()
        {
            GenerateName = SliceLabels.NamePrefix(service.Metadata.Name),
            Namespace = service.Metadata.Namespace,
            Labels = _labels,
            OwnerReferences = [Ownership.ReferenceTo(service)],
        },
        AddressType = addressType,
        Endpoints = endpoints,
        Ports = ports,
    };
}
