namespace Dotnetes.Api.Config.PodSecurity.V1;

/// <summary>Configuration of pod security admission: defaults and exemptions.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("pod-security.admission.config.k8s.io", "v1", "PodSecurityConfiguration")]
public sealed partial record PodSecurityConfiguration
{
    [Field("defaults", Required = true)]
    public PodSecurityDefaults Defaults { get; init; } = PodSecurityDefaults.Empty;

    [Field("exemptions", Required = true)]
    public PodSecurityExemptions Exemptions { get; init; } = PodSecurityExemptions.Empty;
}
