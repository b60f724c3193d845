namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that deletes objects whose owners are gone.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.GarbageCollectorControllerConfiguration", Proto = false)]
public sealed partial record GarbageCollectorControllerConfiguration
{
    [Field("EnableGarbageCollector", Omit = Omit.Never, Required = true)]
    public bool? EnableGarbageCollector { get; init; }

    [Field("ConcurrentGCSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentGCSyncs { get; init; }

    [Field("GCIgnoredResources", Omit = Omit.Never, Required = true)]
    public ValueList<GroupResource> GCIgnoredResources { get; init; }
}
