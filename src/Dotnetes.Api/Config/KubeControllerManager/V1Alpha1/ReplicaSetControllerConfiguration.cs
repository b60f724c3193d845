namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for replica sets.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.ReplicaSetControllerConfiguration", Proto = false)]
public sealed partial record ReplicaSetControllerConfiguration
{
    [Field("ConcurrentRSSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentRSSyncs { get; init; }
}
