namespace Dotnetes.Api.Core.V1;

/// <summary>One line of the hosts file, mapping an IP address to names.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.HostAlias")]
public sealed partial record HostAlias
{
    /// <summary>IP address to which the names resolve.</summary>
    [Field("ip", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Ip { get; init; } = "";

    /// <summary>Names that resolve to the address.</summary>
    [Field("hostnames", 2, List = "atomic")]
    public ValueList<string> Hostnames { get; init; }
}
