namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for stateful sets.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.StatefulSetControllerConfiguration", Proto = false)]
public sealed partial record StatefulSetControllerConfiguration
{
    [Field("ConcurrentStatefulSetSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentStatefulSetSyncs { get; init; }
}
