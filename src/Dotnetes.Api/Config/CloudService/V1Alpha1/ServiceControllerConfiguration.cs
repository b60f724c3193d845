namespace Dotnetes.Api.Config.CloudService.V1Alpha1;

/// <summary>Settings of the controller that sets up load balancers for services.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.controllers.service.config.v1alpha1.ServiceControllerConfiguration", Proto = false)]
public sealed partial record ServiceControllerConfiguration
{
    [Field("ConcurrentServiceSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentServiceSyncs { get; init; }
}
