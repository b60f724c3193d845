namespace Dotnetes.Api.Core.V1;

/// <summary>Fibre Channel disk; identify it by WWNs plus LUN, or by WWIDs.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.FCVolumeSource")]
public sealed partial record FCVolumeSource
{
    /// <summary>World wide names of the Fibre Channel targets that offer the disk.</summary>
    [Field("targetWWNs", 1, List = "atomic")]
    public ValueList<string> TargetWwns { get; init; }

    /// <summary>Number of the logical unit on the targets; needed together with targetWWNs.</summary>
    [Field("lun", 2)]
    public int? Lun { get; init; }

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>When true, the disk is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>World wide identifiers of the disk; an alternative to target names with a LUN, never combined with them.</summary>
    [Field("wwids", 5, List = "atomic")]
    public ValueList<string> Wwids { get; init; }
}
