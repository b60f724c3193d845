namespace Dotnetes.Api.Certificates.V1Beta1;

/// <summary>Made by a kubelet to obtain a certificate for a pod that runs on its node.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.PodCertificateRequest", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "PodCertificateRequest", Plural = "podcertificaterequests", Namespaced = true)]
public sealed partial record PodCertificateRequest
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public PodCertificateRequestSpec Spec { get; init; } = PodCertificateRequestSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public PodCertificateRequestStatus Status { get; init; } = PodCertificateRequestStatus.Empty;
}

/// <summary>The signer, pod and public key for which the pod certificate is wanted.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.PodCertificateRequestSpec")]
public sealed partial record PodCertificateRequestSpec
{
    [Field("signerName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SignerName { get; init; } = "";

    [Field("podName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PodName { get; init; } = "";

    [Field("podUID", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PodUid { get; init; } = "";

    [Field("serviceAccountName", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServiceAccountName { get; init; } = "";

    [Field("serviceAccountUID", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServiceAccountUid { get; init; } = "";

    [Field("nodeName", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeName { get; init; } = "";

    [Field("nodeUID", 7, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeUid { get; init; } = "";

    [Field("maxExpirationSeconds", 8, Default = "86400")]
    public int? MaxExpirationSeconds { get; init; }

    [Field("pkixPublicKey", 9, Omit = Omit.Never)]
    public ByteString PkixPublicKey { get; init; }

    [Field("proofOfPossession", 10, Omit = Omit.Never)]
    public ByteString ProofOfPossession { get; init; }

    [Field("stubPKCS10Request", 12, Omit = Omit.Never, Required = true)]
    public ByteString StubPkcs10Request { get; init; }

    [Field("unverifiedUserAnnotations", 11)]
    public ValueMap<string> UnverifiedUserAnnotations { get; init; }
}

/// <summary>The issued certificate chain with its validity, or why none was issued.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.PodCertificateRequestStatus")]
public sealed partial record PodCertificateRequestStatus
{
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }

    [Field("certificateChain", 2)]
    public string CertificateChain { get; init; } = "";

    [Field("notBefore", 4)]
    public Time? NotBefore { get; init; }

    [Field("beginRefreshAt", 5)]
    public Time? BeginRefreshAt { get; init; }

    [Field("notAfter", 6)]
    public Time? NotAfter { get; init; }
}

/// <summary>A list of PodCertificateRequest objects.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.PodCertificateRequestList", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "PodCertificateRequestList")]
public sealed partial record PodCertificateRequestList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PodCertificateRequest> Items { get; init; }
}
