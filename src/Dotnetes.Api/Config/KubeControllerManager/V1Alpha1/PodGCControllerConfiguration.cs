namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that removes terminated and orphaned pods.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.PodGCControllerConfiguration", Proto = false)]
public sealed partial record PodGCControllerConfiguration
{
    [Field("TerminatedPodGCThreshold", Omit = Omit.Never, Required = true, Default = "0")]
    public int TerminatedPodGCThreshold { get; init; }
}
