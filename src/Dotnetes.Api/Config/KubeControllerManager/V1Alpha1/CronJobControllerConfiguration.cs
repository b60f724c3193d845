namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that starts jobs on schedule.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.CronJobControllerConfiguration", Proto = false)]
public sealed partial record CronJobControllerConfiguration
{
    [Field("ConcurrentCronJobSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentCronJobSyncs { get; init; }
}
