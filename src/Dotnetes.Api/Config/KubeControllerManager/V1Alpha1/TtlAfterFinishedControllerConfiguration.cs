namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that deletes finished jobs after their time to live.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.TTLAfterFinishedControllerConfiguration", Proto = false)]
public sealed partial record TtlAfterFinishedControllerConfiguration
{
    [Field("ConcurrentTTLSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentTtlSyncs { get; init; }
}
