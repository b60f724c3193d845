namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>How to connect to a webhook; exactly one of url and service must be set.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig")]
public sealed partial record WebhookClientConfig
{
    /// <summary>Complete https address of the webhook; user info, query and fragment parts are not allowed.</summary>
    [Field("url", 3)]
    public string? Url { get; init; }

    /// <summary>Service in the cluster in front of the webhook.</summary>
    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    /// <summary>PEM certificates for checking the webhook's certificate; unset uses the API server's system trust roots.</summary>
    [Field("caBundle", 2)]
    public ByteString CaBundle { get; init; }
}
