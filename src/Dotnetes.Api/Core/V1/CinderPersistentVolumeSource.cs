namespace Dotnetes.Api.Core.V1;

/// <summary>OpenStack Cinder disk that backs a PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.CinderPersistentVolumeSource")]
public sealed partial record CinderPersistentVolumeSource
{
    /// <summary>Identifier of the Cinder volume, which must already exist.</summary>
    [Field("volumeID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumeID { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>When true, the disk is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>Secret, given with its namespace, that holds the parameters for connecting to OpenStack.</summary>
    [Field("secretRef", 4)]
    public SecretReference? SecretRef { get; init; }
}
