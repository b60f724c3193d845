namespace Dotnetes.Api.Core.V1;

/// <summary>One source of a projected volume; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeProjection")]
public sealed partial record VolumeProjection
{
    /// <summary>Adds files made from the keys of a Secret.</summary>
    [Field("secret", 1)]
    public SecretProjection? Secret { get; init; }

    /// <summary>Adds files with facts about the pod, such as labels or resource amounts.</summary>
    [Field("downwardAPI", 2)]
    public DownwardApiProjection? DownwardApi { get; init; }

    /// <summary>Adds files made from the keys of a ConfigMap.</summary>
    [Field("configMap", 3)]
    public ConfigMapProjection? ConfigMap { get; init; }

    /// <summary>Adds a file with an automatically renewed service account token.</summary>
    [Field("serviceAccountToken", 4)]
    public ServiceAccountTokenProjection? ServiceAccountToken { get; init; }

    /// <summary>Adds a file with CA certificates taken from ClusterTrustBundle objects.</summary>
    [Field("clusterTrustBundle", 5, Gate = "ClusterTrustBundleProjection")]
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; init; }

    /// <summary>Adds files with an automatically rotated private key and certificate of the pod.</summary>
    [Field("podCertificate", 6, Gate = "PodCertificateProjection")]
    public PodCertificateProjection? PodCertificate { get; init; }
}
