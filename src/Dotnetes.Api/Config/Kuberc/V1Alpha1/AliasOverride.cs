namespace Dotnetes.Api.Config.Kuberc.V1Alpha1;

/// <summary>A new command name that stands for a command with arguments and options.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1alpha1.AliasOverride", Proto = false)]
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

    [Field("flags", List = "atomic")]
    public ValueList<CommandOptionDefault> Flags { get; init; }
}
