namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that copies custom Endpoints to endpoint slices.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.EndpointSliceMirroringControllerConfiguration", Proto = false)]
public sealed partial record EndpointSliceMirroringControllerConfiguration
{
    [Field("MirroringConcurrentServiceEndpointSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int MirroringConcurrentServiceEndpointSyncs { get; init; }

    [Field("MirroringMaxEndpointsPerSubset", Omit = Omit.Never, Required = true, Default = "0")]
    public int MirroringMaxEndpointsPerSubset { get; init; }

    [Field("MirroringEndpointUpdatesBatchPeriod", Required = true)]
    public Duration MirroringEndpointUpdatesBatchPeriod { get; init; }
}
