namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A program to start for obtaining credentials, with arguments and environment.</summary>
[ApiType(Proto = false)]
public sealed partial record ExecConfig
{
    [Field("command", Omit = Omit.Never, Required = true)]
    public string Command { get; init; } = "";

    [Field("args", Omit = Omit.Never)]
    public ValueList<string> Args { get; init; }

    [Field("env", Omit = Omit.Never)]
    public ValueList<ExecEnvVar> Env { get; init; }

    [Field("apiVersion")]
    public string ApiVersion { get; init; } = "";

    [Field("installHint")]
    public string InstallHint { get; init; } = "";

    [Field("provideClusterInfo", Omit = Omit.Never, Required = true)]
    public bool ProvideClusterInfo { get; init; }

    [Field("interactiveMode")]
    public string InteractiveMode { get; init; } = "";
}
