namespace Dotnetes.Api.Config.Kuberc.V1Alpha1;

/// <summary>Default option values for one kubectl command.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1alpha1.CommandDefaults", Proto = false)]
public sealed partial record CommandDefaults
{
    [Field("command", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Command { get; init; } = "";

    [Field("flags", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<CommandOptionDefault> Flags { get; init; }
}
