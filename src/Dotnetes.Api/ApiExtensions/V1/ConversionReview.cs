namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>The message exchanged with a conversion webhook.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ConversionReview", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1", "ConversionReview")]
public sealed partial record ConversionReview
{
    /// <summary>The objects to convert and the wanted version; sent by the API server.</summary>
    [Field("request", 1)]
    public ConversionRequest? Request { get; init; }

    /// <summary>The converted objects or an error; sent back by the webhook.</summary>
    [Field("response", 2)]
    public ConversionResponse? Response { get; init; }
}
