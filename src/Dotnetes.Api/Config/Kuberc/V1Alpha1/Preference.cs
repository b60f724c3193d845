namespace Dotnetes.Api.Config.Kuberc.V1Alpha1;

/// <summary>User preferences for kubectl: command defaults, aliases and allowed credential plugins.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1alpha1.Preference", Proto = false, TypeMeta = true)]
[Kind("kubectl.config.k8s.io", "v1alpha1", "Preference")]
public sealed partial record Preference
{
    [Field("overrides", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<CommandDefaults> Overrides { get; init; }

    [Field("aliases", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<AliasOverride> Aliases { get; init; }
}
