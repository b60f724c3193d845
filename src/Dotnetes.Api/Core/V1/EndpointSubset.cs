namespace Dotnetes.Api.Core.V1;

/// <summary>Addresses that share the same ports.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EndpointSubset")]
public sealed partial record EndpointSubset
{
    /// <summary>Addresses that are ready and may receive traffic.</summary>
    [Field("addresses", 1, List = "atomic")]
    public ValueList<EndpointAddress> Addresses { get; init; }

    /// <summary>Addresses that exist but are not ready, for example while starting.</summary>
    [Field("notReadyAddresses", 2, List = "atomic")]
    public ValueList<EndpointAddress> NotReadyAddresses { get; init; }

    /// <summary>Ports available on every address of this group.</summary>
    [Field("ports", 3, List = "atomic")]
    public ValueList<EndpointPort> Ports { get; init; }
}
