namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Holds the schema by which custom objects are checked.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceValidation")]
public sealed partial record CustomResourceValidation
{
    /// <summary>OpenAPI v3 schema that objects have to satisfy; it must be structural.</summary>
    [Field("openAPIV3Schema", 1)]
    public JsonSchemaProps? OpenApiv3Schema { get; init; }
}
