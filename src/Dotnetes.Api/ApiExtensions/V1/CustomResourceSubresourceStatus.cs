namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Marks that the status subresource is on; status is then written separately from everything else.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceStatus")]
public sealed partial record CustomResourceSubresourceStatus
{
}
