namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>An external program that supplies registry credentials for certain images.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.CredentialProvider", Proto = false)]
public sealed partial record CredentialProvider
{
    /// <summary>Name of the executable, which must be present in the plugin directory of the kubelet.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Image patterns for which the program is asked; wildcards are allowed in host parts.</summary>
    [Field("matchImages", Omit = Omit.Never, Required = true)]
    public ValueList<string> MatchImages { get; init; }

    /// <summary>How long credentials are reused when the program does not state a duration.</summary>
    [Field("defaultCacheDuration", Omit = Omit.Never, Required = true)]
    public Duration? DefaultCacheDuration { get; init; }

    /// <summary>Version of the exchange format the program expects and returns.</summary>
    [Field("apiVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ApiVersion { get; init; } = "";

    /// <summary>Command line arguments that the program is started with.</summary>
    [Field("args")]
    public ValueList<string> Args { get; init; }

    /// <summary>Environment variables set for the program in addition to those of the kubelet.</summary>
    [Field("env")]
    public ValueList<ExecEnvVar> Env { get; init; }
}
