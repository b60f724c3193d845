namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Custom objects to be converted and the version they are wanted in.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ConversionRequest")]
public sealed partial record ConversionRequest
{
    [Field("uid", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    [Field("desiredAPIVersion", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DesiredApiVersion { get; init; } = "";

    [Field("objects", 3, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<RawJson> Objects { get; init; }
}
