namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that creates claims for ephemeral volumes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.EphemeralVolumeControllerConfiguration", Proto = false)]
public sealed partial record EphemeralVolumeControllerConfiguration
{
    [Field("ConcurrentEphemeralVolumeSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentEphemeralVolumeSyncs { get; init; }
}
