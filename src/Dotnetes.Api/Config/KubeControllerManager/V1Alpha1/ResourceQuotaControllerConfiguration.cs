namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that recomputes the usage of resource quotas.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.ResourceQuotaControllerConfiguration", Proto = false)]
public sealed partial record ResourceQuotaControllerConfiguration
{
    [Field("ResourceQuotaSyncPeriod", Required = true)]
    public Duration ResourceQuotaSyncPeriod { get; init; }

    [Field("ConcurrentResourceQuotaSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentResourceQuotaSyncs { get; init; }
}
