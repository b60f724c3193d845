namespace Dotnetes.Api.Config.Kuberc.V1Alpha1;

/// <summary>An option of a command and the value it has by default.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1alpha1.CommandOptionDefault", Proto = false)]
public sealed partial record CommandOptionDefault
{
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("default", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Default { get; init; } = "";
}
