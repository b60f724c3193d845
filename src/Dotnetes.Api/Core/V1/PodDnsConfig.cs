namespace Dotnetes.Api.Core.V1;

/// <summary>Resolver settings of a pod in addition to those of the DNS policy.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodDNSConfig")]
public sealed partial record PodDnsConfig
{
    /// <summary>IP addresses of name servers, appended to those of the policy with duplicates removed.</summary>
    [Field("nameservers", 1, List = "atomic")]
    public ValueList<string> Nameservers { get; init; }

    /// <summary>Search domains for short names, appended to those of the policy with duplicates removed.</summary>
    [Field("searches", 2, List = "atomic")]
    public ValueList<string> Searches { get; init; }

    /// <summary>Resolver options, merged with those of the policy; entries here win on equal names.</summary>
    [Field("options", 3, List = "atomic")]
    public ValueList<PodDnsConfigOption> Options { get; init; }
}
