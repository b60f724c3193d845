namespace Dotnetes.Api.Config.Kuberc.V1Beta1;

/// <summary>Default option values for one kubectl command.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1beta1.CommandDefaults", Proto = false)]
public sealed partial record CommandDefaults
{
    [Field("command", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Command { get; init; } = "";

    [Field("options", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<CommandOptionDefault> Options { get; init; }
}
