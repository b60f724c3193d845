namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>A field of custom objects that field selectors may use.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.SelectableField")]
public sealed partial record SelectableField
{
    [Field("jsonPath", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string JsonPath { get; init; } = "";
}
