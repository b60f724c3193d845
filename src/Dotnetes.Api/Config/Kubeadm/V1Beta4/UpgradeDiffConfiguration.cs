namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm upgrade diff, which shows changes of manifests.</summary>
[ApiType(Proto = false)]
public sealed partial record UpgradeDiffConfiguration
{
    [Field("kubernetesVersion")]
    public string KubernetesVersion { get; init; } = "";

    [Field("contextLines")]
    public long ContextLines { get; init; }
}
