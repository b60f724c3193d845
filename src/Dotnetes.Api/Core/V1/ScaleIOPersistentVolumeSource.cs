namespace Dotnetes.Api.Core.V1;

/// <summary>ScaleIO volume that backs a PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ScaleIOPersistentVolumeSource")]
public sealed partial record ScaleIOPersistentVolumeSource
{
    /// <summary>Address of the ScaleIO API gateway that manages the storage.</summary>
    [Field("gateway", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Gateway { get; init; } = "";

    /// <summary>Name of the storage system as configured in ScaleIO.</summary>
    [Field("system", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string System { get; init; } = "";

    /// <summary>Secret, given with its namespace, that holds the ScaleIO login; required, since anonymous access is not possible.</summary>
    [Field("secretRef", 3, Omit = Omit.Never, Required = true)]
    public SecretReference? SecretRef { get; init; }

    /// <summary>When true, the gateway is contacted over TLS; the default is false.</summary>
    [Field("sslEnabled", 4)]
    public bool SslEnabled { get; init; }

    /// <summary>ScaleIO protection domain in which the storage resides.</summary>
    [Field("protectionDomain", 5)]
    public string ProtectionDomain { get; init; } = "";

    /// <summary>Storage pool of the protection domain to be used.</summary>
    [Field("storagePool", 6)]
    public string StoragePool { get; init; } = "";

    /// <summary>Provisioning of the space, ThickProvisioned or ThinProvisioned; the default is ThinProvisioned.</summary>
    [Field("storageMode", 7, Default = "\"ThinProvisioned\"")]
    public string StorageMode { get; init; } = "";

    /// <summary>Name of a volume that already exists in the ScaleIO system.</summary>
    [Field("volumeName", 8)]
    public string VolumeName { get; init; } = "";

    /// <summary>File system on the volume; the default is xfs.</summary>
    [Field("fsType", 9, Default = "\"xfs\"")]
    public string FsType { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 10)]
    public bool ReadOnly { get; init; }
}
