namespace Dotnetes.Api.Config.Kubelet.V1Alpha1;

/// <summary>The credentials that are known to give access to an image.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1alpha1.ImagePullCredentials", Proto = false)]
public sealed partial record ImagePullCredentials
{
    [Field("kubernetesSecrets", List = "set")]
    public ValueList<ImagePullSecret> KubernetesSecrets { get; init; }

    [Field("kubernetesServiceAccounts", List = "set")]
    public ValueList<ImagePullServiceAccount> KubernetesServiceAccounts { get; init; }

    [Field("nodePodsAccessible")]
    public bool NodePodsAccessible { get; init; }
}
