namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings for volume plugins and for provisioning inside the controller manager.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.VolumeConfiguration", Proto = false)]
public sealed partial record VolumeConfiguration
{
    [Field("EnableHostPathProvisioning", Omit = Omit.Never, Required = true)]
    public bool? EnableHostPathProvisioning { get; init; }

    [Field("EnableDynamicProvisioning", Omit = Omit.Never, Required = true)]
    public bool? EnableDynamicProvisioning { get; init; }

    [Field("PersistentVolumeRecyclerConfiguration", Required = true, Default = "{}")]
    public PersistentVolumeRecyclerConfiguration PersistentVolumeRecyclerConfiguration { get; init; } = PersistentVolumeRecyclerConfiguration.Empty;

    [Field("FlexVolumePluginDir", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string FlexVolumePluginDir { get; init; } = "";
}
