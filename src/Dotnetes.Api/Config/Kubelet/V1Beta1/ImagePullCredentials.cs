namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>The credentials that are known to give access to an image.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.ImagePullCredentials", Proto = false)]
public sealed partial record ImagePullCredentials
{
    /// <summary>Pull secrets with which the image was obtained.</summary>
    [Field("kubernetesSecrets", List = "set")]
    public ValueList<ImagePullSecret> KubernetesSecrets { get; init; }

    /// <summary>Service accounts whose tokens were used to obtain the image.</summary>
    [Field("kubernetesServiceAccounts", List = "set")]
    public ValueList<ImagePullServiceAccount> KubernetesServiceAccounts { get; init; }

    /// <summary>True when every pod of the node may use the image, for example after an anonymous pull.</summary>
    [Field("nodePodsAccessible")]
    public bool NodePodsAccessible { get; init; }
}
