namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for daemon sets.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.DaemonSetControllerConfiguration", Proto = false)]
public sealed partial record DaemonSetControllerConfiguration
{
    [Field("ConcurrentDaemonSetSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentDaemonSetSyncs { get; init; }
}
