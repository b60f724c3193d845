namespace Dotnetes.Api.Config.CloudPolicy.V1;

/// <summary>Names a directory with validating admission policies that are loaded from files.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1", "ValidatingAdmissionPolicyConfiguration")]
public sealed partial record ValidatingAdmissionPolicyConfiguration
{
    [Field("staticManifestsDir")]
    public string StaticManifestsDir { get; init; } = "";
}
