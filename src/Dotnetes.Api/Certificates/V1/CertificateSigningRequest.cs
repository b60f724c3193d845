namespace Dotnetes.Api.Certificates.V1;

/// <summary>Asks for an X.509 certificate to be signed after approval by an authorized party.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1.CertificateSigningRequest", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1", "CertificateSigningRequest", Plural = "certificatesigningrequests")]
public sealed partial record CertificateSigningRequest
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The request, the signer and facts about the requester; fixed after creation.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public CertificateSigningRequestSpec Spec { get; init; } = CertificateSigningRequestSpec.Empty;

    /// <summary>Approval state and the certificate once it has been issued.</summary>
    [Field("status", 3, Default = "{}")]
    public CertificateSigningRequestStatus Status { get; init; } = CertificateSigningRequestStatus.Empty;
}

/// <summary>What is to be signed, by whom, and who asked for it.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1.CertificateSigningRequestSpec")]
public sealed partial record CertificateSigningRequestSpec
{
    /// <summary>PEM-encoded PKCS#10 request, carried as base64 in JSON.</summary>
    [Field("request", 1, Omit = Omit.Never, Required = true)]
    public ByteString Request { get; init; }

    /// <summary>Qualified name of the signer that should handle the request, for example kubernetes.io/kubelet-serving.</summary>
    [Field("signerName", 7, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SignerName { get; init; } = "";

    /// <summary>Wanted certificate lifetime in seconds, at least 600; the signer may issue a different one. Unset leaves the choice to the signer.</summary>
    [Field("expirationSeconds", 8)]
    public int? ExpirationSeconds { get; init; }

    /// <summary>Key usages wanted in the certificate, such as digital signature, client auth or server auth.</summary>
    [Field("usages", 5, List = "atomic", Enum = "any|cert sign|client auth|code signing|content commitment|crl sign|data encipherment|decipher only|digital signature|email protection|encipher only|ipsec end system|ipsec tunnel|ipsec user|key agreement|key encipherment|microsoft sgc|netscape sgc|ocsp signing|s/mime|server auth|signing|timestamping")]
    public ValueList<string> Usages { get; init; }

    /// <summary>Name of the requesting user; filled in by the API server.</summary>
    [Field("username", 2)]
    public string Username { get; init; } = "";

    /// <summary>UID of the requesting user; filled in by the API server.</summary>
    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    /// <summary>Groups of the requesting user; filled in by the API server.</summary>
    [Field("groups", 4, List = "atomic")]
    public ValueList<string> Groups { get; init; }

    /// <summary>Further attributes of the requesting user; filled in by the API server.</summary>
    [Field("extra", 6)]
    public ValueMap<ValueList<string>> Extra { get; init; }
}

/// <summary>Approval state and result of a certificate signing request.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1.CertificateSigningRequestStatus")]
public sealed partial record CertificateSigningRequestStatus
{
    /// <summary>Decisions on the request: Approved, Denied or Failed; Approved and Denied exclude each other.</summary>
    [Field("conditions", 1, List = "map", Keys = "type")]
    public ValueList<CertificateSigningRequestCondition> Conditions { get; init; }

    /// <summary>Issued PEM certificate, possibly followed by intermediates; unset until signed and fixed from then on.</summary>
    [Field("certificate", 2)]
    public ByteString Certificate { get; init; }
}

/// <summary>A list of CertificateSigningRequest objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1.CertificateSigningRequestList", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1", "CertificateSigningRequestList")]
public sealed partial record CertificateSigningRequestList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CertificateSigningRequest objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CertificateSigningRequest> Items { get; init; }
}
