namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Records that a single IP address is in use, and by which object.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IPAddress", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "IPAddress", Plural = "ipaddresses")]
public sealed partial record IPAddress
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public IPAddressSpec Spec { get; init; } = IPAddressSpec.Empty;
}

/// <summary>Refers to the object that occupies the IP address.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IPAddressSpec")]
public sealed partial record IPAddressSpec
{
    [Field("parentRef", 1, Required = true)]
    public ParentReference? ParentRef { get; init; }
}

/// <summary>A list of IPAddress objects.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IPAddressList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "IPAddressList")]
public sealed partial record IPAddressList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<IPAddress> Items { get; init; }
}
