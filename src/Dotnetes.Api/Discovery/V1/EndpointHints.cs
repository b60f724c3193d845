namespace Dotnetes.Api.Discovery.V1;

/// <summary>Suggestions about which nodes or zones should send traffic to an endpoint.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.EndpointHints")]
public sealed partial record EndpointHints
{
    /// <summary>Zones whose clients should use the endpoint, at most 8, to keep traffic local.</summary>
    [Field("forZones", 1, List = "atomic")]
    public ValueList<ForZone> ForZones { get; init; }

    /// <summary>Nodes whose clients should use the endpoint, at most 8, to keep traffic local.</summary>
    [Field("forNodes", 2, List = "atomic")]
    public ValueList<ForNode> ForNodes { get; init; }
}
