namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Place for settings of controllers that are about to be removed; empty now.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.DeprecatedControllerConfiguration", Proto = false)]
public sealed partial record DeprecatedControllerConfiguration
{
}
