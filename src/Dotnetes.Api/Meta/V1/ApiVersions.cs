namespace Dotnetes.Api.Meta.V1;

/// <summary>The versions available in the legacy core API, as served under /api.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions", TypeMeta = true)]
[Kind("", "v1", "APIVersions")]
public sealed partial record ApiVersions
{
    /// <summary>Version names that the server offers, such as v1.</summary>
    [Field("versions", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Versions { get; init; }

    /// <summary>Addresses of the server that suit clients from certain networks; the first match should be used.</summary>
    [Field("serverAddressByClientCIDRs", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ServerAddressByClientCidr> ServerAddressByClientCidrs { get; init; }
}
