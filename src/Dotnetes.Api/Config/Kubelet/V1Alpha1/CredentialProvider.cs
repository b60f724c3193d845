namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>An external program that supplies registry credentials for certain images.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.CredentialProvider", Proto = false)]
public sealed partial record CredentialProvider
{
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("matchImages", Omit = Omit.Never, Required = true)]
    public ValueList<string> MatchImages { get; init; }

    [Field("defaultCacheDuration", Omit = Omit.Never, Required = true)]
    public Duration? DefaultCacheDuration { get; init; }

    [Field("apiVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ApiVersion { get; init; } = "";

    [Field("args")]
    public ValueList<string> Args { get; init; }

    [Field("env")]
    public ValueList<ExecEnvVar> Env { get; init; }
}
