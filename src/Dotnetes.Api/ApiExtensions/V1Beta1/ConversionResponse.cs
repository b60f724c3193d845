namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>The converted objects, in the order of the request, or an error.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ConversionResponse")]
public sealed partial record ConversionResponse
{
    [Field("uid", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    [Field("convertedObjects", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<RawJson> ConvertedObjects { get; init; }

    [Field("result", 3, Required = true, Default = "{}")]
    public Meta.V1.Status Result { get; init; } = Meta.V1.Status.Empty;
}
