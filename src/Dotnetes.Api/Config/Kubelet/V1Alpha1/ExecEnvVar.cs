namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>An environment variable that is set when a program is started.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ExecEnvVar", Proto = false)]
public sealed partial record ExecEnvVar
{
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("value", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Value { get; init; } = "";
}
