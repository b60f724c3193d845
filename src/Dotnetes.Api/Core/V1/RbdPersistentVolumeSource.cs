namespace Dotnetes.Api.Core.V1;

/// <summary>Ceph block device image that backs a PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.RBDPersistentVolumeSource")]
public sealed partial record RbdPersistentVolumeSource
{
    /// <summary>Addresses of the Ceph monitors through which the cluster is reached.</summary>
    [Field("monitors", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Monitors { get; init; }

    /// <summary>Name of the RBD image to map on the node.</summary>
    [Field("image", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Image { get; init; } = "";

    /// <summary>File system expected on the image, for example ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>Ceph pool that contains the image; the default is rbd.</summary>
    [Field("pool", 4, Default = "\"rbd\"")]
    public string Pool { get; init; } = "";

    /// <summary>Ceph user to authenticate as; the default is admin.</summary>
    [Field("user", 5, Default = "\"admin\"")]
    public string User { get; init; } = "";

    /// <summary>Path on the node of the Ceph key ring; the default is /etc/ceph/keyring, and a secretRef takes precedence.</summary>
    [Field("keyring", 6, Default = "\"/etc/ceph/keyring\"")]
    public string Keyring { get; init; } = "";

    /// <summary>Secret, given with its namespace, that holds the key of the Ceph user; replaces the key ring file.</summary>
    [Field("secretRef", 7)]
    public SecretReference? SecretRef { get; init; }

    /// <summary>When true, the image is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 8)]
    public bool ReadOnly { get; init; }
}
