namespace Dotnetes.Api.Config.Kuberc.V1Beta1;

/// <summary>User preferences for kubectl: command defaults, aliases and allowed credential plugins.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1beta1.Preference", Proto = false, TypeMeta = true)]
[Kind("kubectl.config.k8s.io", "v1beta1", "Preference")]
public sealed partial record Preference
{
    [Field("defaults", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<CommandDefaults> Defaults { get; init; }

    [Field("aliases", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<AliasOverride> Aliases { get; init; }

    [Field("credentialPluginPolicy")]
    public string CredentialPluginPolicy { get; init; } = "";

    [Field("credentialPluginAllowlist", List = "atomic")]
    public ValueList<AllowlistEntry> CredentialPluginAllowlist { get; init; }
}
