namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Envelope for the exchange with a conversion webhook, carrying request or response.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ConversionReview", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1beta1", "ConversionReview")]
public sealed partial record ConversionReview
{
    [Field("request", 1)]
    public ConversionRequest? Request { get; init; }

    [Field("response", 2)]
    public ConversionResponse? Response { get; init; }
}
