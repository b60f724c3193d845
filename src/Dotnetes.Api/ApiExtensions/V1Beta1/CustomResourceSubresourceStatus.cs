namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Switches on the status subresource; it has no settings.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceStatus")]
public sealed partial record CustomResourceSubresourceStatus
{
}
