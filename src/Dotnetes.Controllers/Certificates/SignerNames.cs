namespace Dotnetes.Controllers.Certificates;

/// <summary>The signers that a cluster has of itself.</summary>
public static class SignerNames
{
    /// <summary>Signs client certificates for users of the API server.</summary>
    public const string ApiServerClient = "kubernetes.io/kube-apiserver-client";

    /// <summary>Signs the client certificates of kubelets.</summary>
    public const string ApiServerClientKubelet = "kubernetes.io/kube-apiserver-client-kubelet";

    /// <summary>Signs the serving certificates of kubelets.</summary>
    public const string KubeletServing = "kubernetes.io/kubelet-serving";

    /// <summary>Signs whatever was approved; nobody promises that anybody trusts it.</summary>
    public const string LegacyUnknown = "kubernetes.io/legacy-unknown";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ApiServerClient, ApiServerClientKubelet, KubeletServing, LegacyUnknown];
}
