namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Describes the external service that converts objects.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookConversion")]
public sealed partial record WebhookConversion
{
    /// <summary>Address and trust settings for calling the webhook.</summary>
    [Field("clientConfig", 2)]
    public WebhookClientConfig? ClientConfig { get; init; }

    /// <summary>ConversionReview versions the webhook understands, in order of preference; the API server uses the first it supports.</summary>
    [Field("conversionReviewVersions", 3, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> ConversionReviewVersions { get; init; }
}
