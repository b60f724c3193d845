namespace Dotnetes.Api.Core.V1;

/// <summary>Amazon EBS disk in the same availability zone as the node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource")]
public sealed partial record AwsElasticBlockStoreVolumeSource
{
    /// <summary>Identifier of the EBS volume as assigned by AWS.</summary>
    [Field("volumeID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumeID { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Number of the partition to mount; zero or unset mounts the whole disk.</summary>
    [Field("partition", 3)]
    public int Partition { get; init; }

    /// <summary>When true, all mounts of the disk are made read-only; the default is false.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }
}
