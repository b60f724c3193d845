namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that maintains endpoint slices of services.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.EndpointSliceControllerConfiguration", Proto = false)]
public sealed partial record EndpointSliceControllerConfiguration
{
    [Field("ConcurrentServiceEndpointSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentServiceEndpointSyncs { get; init; }

    [Field("MaxEndpointsPerSlice", Omit = Omit.Never, Required = true, Default = "0")]
    public int MaxEndpointsPerSlice { get; init; }

    [Field("EndpointUpdatesBatchPeriod", Required = true)]
    public Duration EndpointUpdatesBatchPeriod { get; init; }
}
