namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for replication controllers.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.ReplicationControllerConfiguration", Proto = false)]
public sealed partial record ReplicationControllerConfiguration
{
    [Field("ConcurrentRCSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentRCSyncs { get; init; }
}
