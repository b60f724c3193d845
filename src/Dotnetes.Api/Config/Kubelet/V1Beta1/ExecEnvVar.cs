namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>An environment variable that is set when a program is started.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ExecEnvVar", Proto = false)]
public sealed partial record ExecEnvVar
{
    /// <summary>Name of the environment variable to set.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Value the environment variable is set to.</summary>
    [Field("value", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Value { get; init; } = "";
}
