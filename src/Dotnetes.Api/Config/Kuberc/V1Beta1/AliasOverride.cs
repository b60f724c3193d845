namespace Dotnetes.Api.Config.Kuberc.V1Beta1;

/// <summary>A new command name that stands for a command with arguments and options.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1beta1.AliasOverride", Proto = false)]
public sealed partial record AliasOverride
{
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("command", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Command { get; init; } = "";

    [Field("prependArgs", List = "atomic")]
    public ValueList<string> PrependArgs { get; init; }

    [Field("appendArgs", List = "atomic")]
    public ValueList<string> AppendArgs { get; init; }

    [Field("options", List = "atomic")]
    public ValueList<CommandOptionDefault> Options { get; init; }
}
