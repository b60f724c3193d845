namespace Dotnetes.Api.Core.V1;

/// <summary>Persistent disk of a VMware Photon controller.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource")]
public sealed partial record PhotonPersistentDiskVolumeSource
{
    /// <summary>Identifier of the disk as assigned by the Photon controller.</summary>
    [Field("pdID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PdID { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";
}
