namespace Dotnetes.Api.Core.V1;

/// <summary>Places a private key and an X.509 certificate requested for the pod in a volume and rotates them.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodCertificateProjection")]
public sealed partial record PodCertificateProjection
{
    /// <summary>Signer to which the kubelet sends its PodCertificateRequest objects.</summary>
    [Field("signerName", 1, Required = true)]
    public string SignerName { get; init; } = "";

    /// <summary>Kind of key pair to generate: ED25519, ECDSAP256, ECDSAP384, ECDSAP521, RSA3072 or RSA4096.</summary>
    [Field("keyType", 2, Required = true)]
    public string KeyType { get; init; } = "";

    /// <summary>Longest accepted certificate lifetime in seconds, at least 3600 and one day by default; the signer may issue shorter ones.</summary>
    [Field("maxExpirationSeconds", 3)]
    public int? MaxExpirationSeconds { get; init; }

    /// <summary>File that receives the private key followed by the certificate chain in PEM, so both change in one step.</summary>
    [Field("credentialBundlePath", 4)]
    public string CredentialBundlePath { get; init; } = "";

    /// <summary>File for the private key alone; prefer the credential bundle, which cannot become inconsistent with its certificate.</summary>
    [Field("keyPath", 5)]
    public string KeyPath { get; init; } = "";

    /// <summary>File for the certificate chain alone; prefer the credential bundle, which cannot become inconsistent with its key.</summary>
    [Field("certificateChainPath", 6)]
    public string CertificateChainPath { get; init; } = "";

    /// <summary>Extra pairs passed along in each certificate request for the signer to interpret; keys carry a domain prefix.</summary>
    [Field("userAnnotations", 7)]
    public ValueMap<string> UserAnnotations { get; init; }
}
