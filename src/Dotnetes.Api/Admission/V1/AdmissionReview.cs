namespace Dotnetes.Api.Admission.V1;

/// <summary>Envelope for the exchange with an admission webhook, carrying request or response.</summary>
[ApiType(OpenApi = "io.k8s.api.admission.v1.AdmissionReview", TypeMeta = true)]
[Kind("admission.k8s.io", "v1", "AdmissionReview")]
public sealed partial record AdmissionReview
{
    [Field("request", 1)]
    public AdmissionRequest? Request { get; init; }

    [Field("response", 2)]
    public AdmissionResponse? Response { get; init; }
}
