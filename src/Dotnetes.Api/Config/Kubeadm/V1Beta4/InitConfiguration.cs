namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm init that concern only the first control plane node.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("kubeadm.k8s.io", "v1beta4", "InitConfiguration")]
public sealed partial record InitConfiguration
{
    [Field("bootstrapTokens")]
    public ValueList<Config.KubeadmBootstrapToken.V1.BootstrapToken> BootstrapTokens { get; init; }

    [Field("dryRun")]
    public bool DryRun { get; init; }

    [Field("nodeRegistration")]
    public NodeRegistrationOptions NodeRegistration { get; init; } = NodeRegistrationOptions.Empty;

    [Field("localAPIEndpoint")]
    public ApiEndpoint LocalApiEndpoint { get; init; } = ApiEndpoint.Empty;

    [Field("certificateKey")]
    public string CertificateKey { get; init; } = "";

    [Field("skipPhases")]
    public ValueList<string> SkipPhases { get; init; }

    [Field("patches")]
    public Patches? Patches { get; init; }

    [Field("timeouts")]
    public Timeouts? Timeouts { get; init; }
}
