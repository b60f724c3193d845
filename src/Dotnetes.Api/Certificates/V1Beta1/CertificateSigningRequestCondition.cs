namespace Dotnetes.Api.Certificates.V1Beta1;

/// <summary>Records that a signing request was approved, was denied or has failed.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.CertificateSigningRequestCondition")]
public sealed partial record CertificateSigningRequestCondition
{
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    [Field("status", 6, Omit = Omit.Never, Default = "\"\"")]
    public string Status { get; init; } = "";

    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    [Field("message", 3)]
    public string Message { get; init; } = "";

    [Field("lastUpdateTime", 4)]
    public Time LastUpdateTime { get; init; }

    [Field("lastTransitionTime", 5)]
    public Time LastTransitionTime { get; init; }
}
