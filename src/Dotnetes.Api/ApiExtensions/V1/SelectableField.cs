namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>A field that can be used in field selectors for a custom resource.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.SelectableField")]
public sealed partial record SelectableField
{
    /// <summary>Simple path to a string, integer or boolean field outside metadata, such as .spec.color; arrays are not supported.</summary>
    [Field("jsonPath", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string JsonPath { get; init; } = "";
}
