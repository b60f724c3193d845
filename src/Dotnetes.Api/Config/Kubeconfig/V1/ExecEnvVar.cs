namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>An environment variable that is set when the credential program is started.</summary>
[ApiType(Proto = false)]
public sealed partial record ExecEnvVar
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("value", Omit = Omit.Never, Required = true)]
    public string Value { get; init; } = "";
}
