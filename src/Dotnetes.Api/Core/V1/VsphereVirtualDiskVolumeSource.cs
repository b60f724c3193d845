namespace Dotnetes.Api.Core.V1;

/// <summary>Virtual disk file on a vSphere datastore.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource")]
public sealed partial record VsphereVirtualDiskVolumeSource
{
    /// <summary>Datastore path that identifies the virtual disk file.</summary>
    [Field("volumePath", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumePath { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Name of the storage profile for policy based management of the disk.</summary>
    [Field("storagePolicyName", 3)]
    public string StoragePolicyName { get; init; } = "";

    /// <summary>Identifier of the storage profile that belongs to the policy name.</summary>
    [Field("storagePolicyID", 4)]
    public string StoragePolicyID { get; init; } = "";
}
