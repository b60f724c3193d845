namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Wrapper for the schema that custom objects must conform to.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceValidation")]
public sealed partial record CustomResourceValidation
{
    [Field("openAPIV3Schema", 1)]
    public JsonSchemaProps? OpenApiv3Schema { get; init; }
}
