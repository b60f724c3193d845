namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>How to reach a webhook, by URL or by service, and which certificate authority to trust.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.WebhookClientConfig")]
public sealed partial record WebhookClientConfig
{
    [Field("url", 3)]
    public string? Url { get; init; }

    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    [Field("caBundle", 2)]
    public ByteString CaBundle { get; init; }
}
