namespace Dotnetes.Api.Discovery.V1;

/// <summary>Holds part of the network endpoints behind a service; all slices of a service together form the full set.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.EndpointSlice", TypeMeta = true)]
[Kind("discovery.k8s.io", "v1", "EndpointSlice", Plural = "endpointslices", Namespaced = true)]
public sealed partial record EndpointSlice
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Kind of all addresses in this slice: IPv4, IPv6 or FQDN; cannot be changed.</summary>
    [Field("addressType", 4, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "FQDN|IPv4|IPv6")]
    public string AddressType { get; init; } = "";

    /// <summary>Distinct endpoints of this slice, at most 1000.</summary>
    [Field("endpoints", 2, Omit = Omit.Never, List = "atomic")]
    public ValueList<Endpoint> Endpoints { get; init; }

    /// <summary>Ports exposed by every endpoint in the slice, at most 100, with unique names; empty means none are defined.</summary>
    [Field("ports", 3, Omit = Omit.Never, List = "atomic")]
    public ValueList<EndpointPort> Ports { get; init; }
}

/// <summary>A list of EndpointSlice objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.EndpointSliceList", TypeMeta = true)]
[Kind("discovery.k8s.io", "v1", "EndpointSliceList")]
public sealed partial record EndpointSliceList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The EndpointSlice objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<EndpointSlice> Items { get; init; }
}
