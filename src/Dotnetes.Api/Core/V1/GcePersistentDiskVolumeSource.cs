namespace Dotnetes.Api.Core.V1;

/// <summary>Persistent disk of Google Compute Engine in the same project and zone as the node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.GCEPersistentDiskVolumeSource")]
public sealed partial record GcePersistentDiskVolumeSource
{
    /// <summary>Name of the persistent disk resource in Google Compute Engine.</summary>
    [Field("pdName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PdName { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Number of the partition to mount; zero or unset mounts the whole disk.</summary>
    [Field("partition", 3)]
    public int Partition { get; init; }

    /// <summary>When true, the disk is attached read-only, which lets several nodes use it at once; the default is false.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }
}
