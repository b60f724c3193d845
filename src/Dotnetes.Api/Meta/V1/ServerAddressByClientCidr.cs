namespace Dotnetes.Api.Meta.V1;

/// <summary>Tells clients of one network which server address to use.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR")]
public sealed partial record ServerAddressByClientCidr
{
    /// <summary>Network of the clients in CIDR notation.</summary>
    [Field("clientCIDR", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClientCidr { get; init; } = "";

    /// <summary>Host name or IP address, optionally with a port, for those clients.</summary>
    [Field("serverAddress", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServerAddress { get; init; } = "";
}
