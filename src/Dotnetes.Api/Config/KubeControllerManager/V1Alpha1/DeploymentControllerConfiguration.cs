namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for deployments.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.DeploymentControllerConfiguration", Proto = false)]
public sealed partial record DeploymentControllerConfiguration
{
    [Field("ConcurrentDeploymentSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentDeploymentSyncs { get; init; }
}
