namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that maintains Endpoints objects.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.EndpointControllerConfiguration", Proto = false)]
public sealed partial record EndpointControllerConfiguration
{
    [Field("ConcurrentEndpointSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentEndpointSyncs { get; init; }

    [Field("EndpointUpdatesBatchPeriod", Required = true)]
    public Duration EndpointUpdatesBatchPeriod { get; init; }
}
