namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Signing keys and validity for the controller that issues requested certificates.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.CSRSigningControllerConfiguration", Proto = false)]
public sealed partial record CsrSigningControllerConfiguration
{
    [Field("ClusterSigningCertFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClusterSigningCertFile { get; init; } = "";

    [Field("ClusterSigningKeyFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClusterSigningKeyFile { get; init; } = "";

    [Field("KubeletServingSignerConfiguration", Required = true, Default = "{}")]
    public CsrSigningConfiguration KubeletServingSignerConfiguration { get; init; } = CsrSigningConfiguration.Empty;

    [Field("KubeletClientSignerConfiguration", Required = true, Default = "{}")]
    public CsrSigningConfiguration KubeletClientSignerConfiguration { get; init; } = CsrSigningConfiguration.Empty;

    [Field("KubeAPIServerClientSignerConfiguration", Required = true, Default = "{}")]
    public CsrSigningConfiguration KubeApiServerClientSignerConfiguration { get; init; } = CsrSigningConfiguration.Empty;

    [Field("LegacyUnknownSignerConfiguration", Required = true, Default = "{}")]
    public CsrSigningConfiguration LegacyUnknownSignerConfiguration { get; init; } = CsrSigningConfiguration.Empty;

    [Field("ClusterSigningDuration", Required = true)]
    public Duration ClusterSigningDuration { get; init; }
}
