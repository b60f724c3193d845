namespace Dotnetes.Api.Config.CloudPolicy.V1;

/// <summary>Names a directory with mutating admission policies that are loaded from files.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1", "MutatingAdmissionPolicyConfiguration")]
public sealed partial record MutatingAdmissionPolicyConfiguration
{
    [Field("staticManifestsDir")]
    public string StaticManifestsDir { get; init; } = "";
}
