namespace Dotnetes.Api.Core.V1;

/// <summary>One address of a node and what it is good for.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeAddress")]
public sealed partial record NodeAddress
{
    /// <summary>Kind of address: Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>The IP address or name itself, as text.</summary>
    [Field("address", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Address { get; init; } = "";
}
