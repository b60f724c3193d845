namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that creates and cleans up resource claims.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.ResourceClaimControllerConfiguration", Proto = false)]
public sealed partial record ResourceClaimControllerConfiguration
{
    [Field("ConcurrentSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentSyncs { get; init; }
}
