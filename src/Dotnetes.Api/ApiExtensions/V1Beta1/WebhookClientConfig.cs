namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>How to reach a conversion webhook, and which certificate authority to trust.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.WebhookClientConfig")]
public sealed partial record WebhookClientConfig
{
    [Field("url", 3)]
    public string? Url { get; init; }

    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    [Field("caBundle", 2)]
    public ByteString CaBundle { get; init; }
}
