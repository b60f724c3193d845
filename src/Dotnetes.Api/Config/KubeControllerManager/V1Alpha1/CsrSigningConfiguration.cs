namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Certificate and key files with which one signer issues certificates.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.CSRSigningConfiguration", Proto = false)]
public sealed partial record CsrSigningConfiguration
{
    [Field("CertFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CertFile { get; init; } = "";

    [Field("KeyFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string KeyFile { get; init; } = "";
}
