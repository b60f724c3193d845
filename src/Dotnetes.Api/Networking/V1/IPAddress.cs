namespace Dotnetes.Api.Networking.V1;

/// <summary>Records that an IP address is in use, typically as the cluster IP of a service; the name is the address.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IPAddress", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "IPAddress", Plural = "ipaddresses")]
public sealed partial record IPAddress
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The object on whose behalf the address is taken.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public IPAddressSpec Spec { get; init; } = IPAddressSpec.Empty;
}

/// <summary>Describes who is using the IP address.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IPAddressSpec")]
public sealed partial record IPAddressSpec
{
    /// <summary>The object that holds the address; it is required and cannot be changed.</summary>
    [Field("parentRef", 1, Required = true)]
    public ParentReference? ParentRef { get; init; }
}

/// <summary>A list of IPAddress objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IPAddressList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "IPAddressList")]
public sealed partial record IPAddressList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The IPAddress objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<IPAddress> Items { get; init; }
}
