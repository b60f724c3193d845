namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that evicts pods because of device taints.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.DeviceTaintEvictionControllerConfiguration", Proto = false)]
public sealed partial record DeviceTaintEvictionControllerConfiguration
{
    [Field("ConcurrentSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentSyncs { get; init; }
}
