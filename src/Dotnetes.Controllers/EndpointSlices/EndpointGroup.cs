using Dotnetes.Api.Discovery.V1;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>Endpoints that share their ports, so that they may share a slice.</summary>
internal sealed class EndpointGroup(ValueList<EndpointPort> ports)
{
    /// <summary>The ports, in canonical order.</summary>
    public ValueList<EndpointPort> Ports { get; } = ports;

    /// <summary>The endpoints in the order in which they were added.</summary>
    public OrderedDictionary<EndpointIdentity, Endpoint> Endpoints { get; } = [];

    /// <summary>Adds an endpoint.</summary>
    public void Add(Endpoint endpoint) => Endpoints[EndpointIdentity.Of(endpoint)] = endpoint;

    /// <summary>Ports in an order of their own, so that equal sets compare equal.</summary>
    public static ValueList<EndpointPort> InOrder(IEnumerable<EndpointPort> ports) => ports
        .OrderBy(p => p.Name ?? "", StringComparer.Ordinal)
        .ThenBy(p => p.Protocol ?? "", StringComparer.Ordinal)
        .ThenBy(p => p.Port ?? 0)
        .ThenBy(p => p.AppProtocol ?? "", StringComparer.Ordinal)
        .ToValueList();
}
