namespace Dotnetes.Api.Core.V1;

/// <summary>Storage of a PersistentVolume that an external CSI driver manages.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.CSIPersistentVolumeSource")]
public sealed partial record CsiPersistentVolumeSource
{
    /// <summary>Name of the CSI driver responsible for the volume.</summary>
    [Field("driver", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Driver { get; init; } = "";

    /// <summary>Identifier under which the driver knows the volume; passed to it in every later call.</summary>
    [Field("volumeHandle", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumeHandle { get; init; } = "";

    /// <summary>When true, the driver publishes the volume without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>File system to mount, such as ext4 or xfs, where the driver supports the choice.</summary>
    [Field("fsType", 4)]
    public string FsType { get; init; } = "";

    /// <summary>Static properties that the driver returned when it created the volume, handed back to it on use.</summary>
    [Field("volumeAttributes", 5)]
    public ValueMap<string> VolumeAttributes { get; init; }

    /// <summary>Secret with credentials for attaching and detaching the volume through the controller plugin; unset if none are needed.</summary>
    [Field("controllerPublishSecretRef", 6)]
    public SecretReference? ControllerPublishSecretRef { get; init; }

    /// <summary>Secret with credentials for preparing the volume on the node before the first mount; unset if none are needed.</summary>
    [Field("nodeStageSecretRef", 7)]
    public SecretReference? NodeStageSecretRef { get; init; }

    /// <summary>Secret with credentials for mounting the volume into a pod directory; unset if none are needed.</summary>
    [Field("nodePublishSecretRef", 8)]
    public SecretReference? NodePublishSecretRef { get; init; }

    /// <summary>Secret with credentials for enlarging the volume through the controller plugin; unset if none are needed.</summary>
    [Field("controllerExpandSecretRef", 9)]
    public SecretReference? ControllerExpandSecretRef { get; init; }

    /// <summary>Secret with credentials for enlarging the file system on the node; unset if none are needed.</summary>
    [Field("nodeExpandSecretRef", 10)]
    public SecretReference? NodeExpandSecretRef { get; init; }
}
