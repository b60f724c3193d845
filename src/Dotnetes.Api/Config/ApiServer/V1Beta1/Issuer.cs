namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>The issuer of tokens: its URL, accepted audiences and trusted certificates.</summary>
[ApiType(Proto = false)]
public sealed partial record Issuer
{
    [Field("url", Omit = Omit.Never, Required = true)]
    public string Url { get; init; } = "";

    [Field("discoveryURL")]
    public string? DiscoveryUrl { get; init; }

    [Field("certificateAuthority")]
    public string CertificateAuthority { get; init; } = "";

    [Field("audiences", Omit = Omit.Never, Required = true)]
    public ValueList<string> Audiences { get; init; }

    [Field("audienceMatchPolicy")]
    public string AudienceMatchPolicy { get; init; } = "";

    [Field("egressSelectorType")]
    public string EgressSelectorType { get; init; } = "";
}
