namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Link to further documentation outside the schema, with a description.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ExternalDocumentation")]
public sealed partial record ExternalDocumentation
{
    [Field("description", 1)]
    public string Description { get; init; } = "";

    [Field("url", 2)]
    public string Url { get; init; } = "";
}
