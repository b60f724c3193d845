namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Pod templates and timeouts for recycling released NFS and host path volumes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.PersistentVolumeRecyclerConfiguration", Proto = false)]
public sealed partial record PersistentVolumeRecyclerConfiguration
{
    [Field("MaximumRetry", Omit = Omit.Never, Required = true, Default = "0")]
    public int MaximumRetry { get; init; }

    [Field("MinimumTimeoutNFS", Omit = Omit.Never, Required = true, Default = "0")]
    public int MinimumTimeoutNfs { get; init; }

    [Field("PodTemplateFilePathNFS", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PodTemplateFilePathNfs { get; init; } = "";

    [Field("IncrementTimeoutNFS", Omit = Omit.Never, Required = true, Default = "0")]
    public int IncrementTimeoutNfs { get; init; }

    [Field("PodTemplateFilePathHostPath", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PodTemplateFilePathHostPath { get; init; } = "";

    [Field("MinimumTimeoutHostPath", Omit = Omit.Never, Required = true, Default = "0")]
    public int MinimumTimeoutHostPath { get; init; }

    [Field("IncrementTimeoutHostPath", Omit = Omit.Never, Required = true, Default = "0")]
    public int IncrementTimeoutHostPath { get; init; }
}
