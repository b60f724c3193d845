namespace Dotnetes.Api.Certificates.V1;

/// <summary>A decision or failure recorded for a certificate signing request.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1.CertificateSigningRequestCondition")]
public sealed partial record CertificateSigningRequestCondition
{
    /// <summary>Kind of condition: Approved and Denied record decisions, Failed means the signer could not issue; these cannot be removed.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds; must be True for Approved, Denied and Failed.</summary>
    [Field("status", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Short machine-readable word explaining the decision or failure.</summary>
    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the decision or failure for human readers.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>When this condition was last written to.</summary>
    [Field("lastUpdateTime", 4)]
    public Time LastUpdateTime { get; init; }

    /// <summary>When the status of this condition last changed; filled in by the server when missing.</summary>
    [Field("lastTransitionTime", 5)]
    public Time LastTransitionTime { get; init; }
}
