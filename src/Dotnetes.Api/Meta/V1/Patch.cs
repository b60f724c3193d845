namespace Dotnetes.Api.Meta.V1;

/// <summary>Marks the body of a patch request, whose format depends on its content type.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.Patch")]
public sealed partial record Patch
{
}
