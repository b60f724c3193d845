namespace Dotnetes.Api.Config.Kuberc.V1Beta1;

/// <summary>A credential plugin that kubectl is allowed to run.</summary>
[ApiType(OpenApi = "io.k8s.kubectl.pkg.config.v1beta1.AllowlistEntry", Proto = false)]
public sealed partial record AllowlistEntry
{
    [Field("name")]
    public string Name { get; init; } = "";

    [Field("command")]
    public string Command { get; init; } = "";
}
