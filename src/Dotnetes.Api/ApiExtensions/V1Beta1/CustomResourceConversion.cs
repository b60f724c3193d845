namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>How custom objects are converted between the versions of their definition.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceConversion")]
public sealed partial record CustomResourceConversion
{
    [Field("strategy", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Strategy { get; init; } = "";

    [Field("webhookClientConfig", 2)]
    public WebhookClientConfig? WebhookClientConfig { get; init; }

    [Field("conversionReviewVersions", 3, List = "atomic")]
    public ValueList<string> ConversionReviewVersions { get; init; }
}
