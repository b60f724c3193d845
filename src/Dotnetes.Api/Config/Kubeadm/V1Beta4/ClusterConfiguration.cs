namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings of kubeadm that hold for the whole cluster and are stored in it.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("kubeadm.k8s.io", "v1beta4", "ClusterConfiguration")]
public sealed partial record ClusterConfiguration
{
    [Field("etcd")]
    public Etcd Etcd { get; init; } = Etcd.Empty;

    [Field("networking")]
    public Networking Networking { get; init; } = Networking.Empty;

    [Field("kubernetesVersion")]
    public string KubernetesVersion { get; init; } = "";

    [Field("controlPlaneEndpoint")]
    public string ControlPlaneEndpoint { get; init; } = "";

    [Field("apiServer")]
    public ApiServer ApiServer { get; init; } = ApiServer.Empty;

    [Field("controllerManager")]
    public ControlPlaneComponent ControllerManager { get; init; } = ControlPlaneComponent.Empty;

    [Field("scheduler")]
    public ControlPlaneComponent Scheduler { get; init; } = ControlPlaneComponent.Empty;

    [Field("dns")]
    public Dns Dns { get; init; } = Dns.Empty;

    [Field("proxy")]
    public Proxy Proxy { get; init; } = Proxy.Empty;

    [Field("certificatesDir")]
    public string CertificatesDir { get; init; } = "";

    [Field("imageRepository")]
    public string ImageRepository { get; init; } = "";

    [Field("featureGates")]
    public ValueMap<bool> FeatureGates { get; init; }

    [Field("clusterName")]
    public string ClusterName { get; init; } = "";

    [Field("encryptionAlgorithm")]
    public string EncryptionAlgorithm { get; init; } = "";

    [Field("certificateValidityPeriod")]
    public Duration? CertificateValidityPeriod { get; init; }

    [Field("caCertificateValidityPeriod")]
    public Duration? CaCertificateValidityPeriod { get; init; }
}
