namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that runs jobs.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.JobControllerConfiguration", Proto = false)]
public sealed partial record JobControllerConfiguration
{
    [Field("ConcurrentJobSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentJobSyncs { get; init; }
}
