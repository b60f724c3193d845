namespace Dotnetes.Api.Meta.V1;

/// <summary>An API group with its versions.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup", TypeMeta = true)]
[Kind("", "v1", "APIGroup")]
public sealed partial record ApiGroup
{
    /// <summary>Name of the API group, such as apps.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Versions in which the group is offered, best one first.</summary>
    [Field("versions", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<GroupVersionForDiscovery> Versions { get; init; }

    /// <summary>Version that the server recommends to clients that understand several.</summary>
    [Field("preferredVersion", 3, Default = "{}")]
    public GroupVersionForDiscovery PreferredVersion { get; init; } = GroupVersionForDiscovery.Empty;

    /// <summary>Addresses of the server that suit clients from certain networks; the first match should be used.</summary>
    [Field("serverAddressByClientCIDRs", 4, List = "atomic")]
    public ValueList<ServerAddressByClientCidr> ServerAddressByClientCidrs { get; init; }
}
