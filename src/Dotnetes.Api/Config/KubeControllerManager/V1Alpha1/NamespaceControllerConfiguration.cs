namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that empties and deletes namespaces.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.NamespaceControllerConfiguration", Proto = false)]
public sealed partial record NamespaceControllerConfiguration
{
    [Field("NamespaceSyncPeriod", Required = true)]
    public Duration NamespaceSyncPeriod { get; init; }

    [Field("ConcurrentNamespaceSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentNamespaceSyncs { get; init; }
}
