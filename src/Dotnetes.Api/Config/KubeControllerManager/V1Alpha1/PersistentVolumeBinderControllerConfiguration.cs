namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that binds volume claims to volumes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.PersistentVolumeBinderControllerConfiguration", Proto = false)]
public sealed partial record PersistentVolumeBinderControllerConfiguration
{
    [Field("PVClaimBinderSyncPeriod", Required = true)]
    public Duration PVClaimBinderSyncPeriod { get; init; }

    [Field("VolumeConfiguration", Required = true, Default = "{}")]
    public VolumeConfiguration VolumeConfiguration { get; init; } = VolumeConfiguration.Empty;
}
