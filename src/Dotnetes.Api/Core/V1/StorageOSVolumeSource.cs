namespace Dotnetes.Api.Core.V1;

/// <summary>StorageOS volume used directly by a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.StorageOSVolumeSource")]
public sealed partial record StorageOSVolumeSource
{
    /// <summary>Name of the StorageOS volume, unique within its StorageOS namespace.</summary>
    [Field("volumeName", 1)]
    public string VolumeName { get; init; } = "";

    /// <summary>StorageOS namespace of the volume; unset means the namespace of the pod, and default skips namespacing.</summary>
    [Field("volumeNamespace", 2)]
    public string VolumeNamespace { get; init; } = "";

    /// <summary>File system on the volume, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>Secret in the namespace of the pod with the StorageOS API credentials; unset tries default values.</summary>
    [Field("secretRef", 5)]
    public LocalObjectReference? SecretRef { get; init; }
}
