namespace Dotnetes.Api.Core.V1;

/// <summary>Volume of a Portworx storage cluster.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PortworxVolumeSource")]
public sealed partial record PortworxVolumeSource
{
    /// <summary>Identifier of an existing Portworx volume to attach.</summary>
    [Field("volumeID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string VolumeID { get; init; } = "";

    /// <summary>File system on the volume, ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
