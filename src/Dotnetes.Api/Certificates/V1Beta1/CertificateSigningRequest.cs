namespace Dotnetes.Api.Certificates.V1Beta1;

/// <summary>Asks a signer to issue an X.509 certificate, subject to approval.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.CertificateSigningRequest", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "CertificateSigningRequest")]
public sealed partial record CertificateSigningRequest
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public CertificateSigningRequestSpec Spec { get; init; } = CertificateSigningRequestSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public CertificateSigningRequestStatus Status { get; init; } = CertificateSigningRequestStatus.Empty;
}

/// <summary>The encoded request, the wanted signer and usages, and who made the request.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.CertificateSigningRequestSpec")]
public sealed partial record CertificateSigningRequestSpec
{
    [Field("request", 1, Omit = Omit.Never, Required = true)]
    public ByteString Request { get; init; }

    [Field("signerName", 7)]
    public string? SignerName { get; init; }

    [Field("expirationSeconds", 8)]
    public int? ExpirationSeconds { get; init; }

    [Field("usages", 5, List = "atomic")]
    public ValueList<string> Usages { get; init; }

    [Field("username", 2)]
    public string Username { get; init; } = "";

    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    [Field("groups", 4, List = "atomic")]
    public ValueList<string> Groups { get; init; }

    [Field("extra", 6)]
    public ValueMap<ValueList<string>> Extra { get; init; }
}

/// <summary>Approval state of a signing request and, once issued, the certificate.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.CertificateSigningRequestStatus")]
public sealed partial record CertificateSigningRequestStatus
{
    [Field("conditions", 1, List = "map", Keys = "type")]
    public ValueList<CertificateSigningRequestCondition> Conditions { get; init; }

    [Field("certificate", 2)]
    public ByteString Certificate { get; init; }
}

/// <summary>A list of CertificateSigningRequest objects.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.CertificateSigningRequestList", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "CertificateSigningRequestList")]
public sealed partial record CertificateSigningRequestList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CertificateSigningRequest> Items { get; init; }
}
