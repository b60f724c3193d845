namespace Dotnetes.Api.Core.V1;

/// <summary>Disk of an iSCSI target that backs a PersistentVolume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ISCSIPersistentVolumeSource")]
public sealed partial record IscsiPersistentVolumeSource
{
    /// <summary>Address of the target as an IP address or host, followed by a port if it is not 3260.</summary>
    [Field("targetPortal", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string TargetPortal { get; init; } = "";

    /// <summary>Qualified name of the iSCSI target to log in to.</summary>
    [Field("iqn", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Iqn { get; init; } = "";

    /// <summary>Number of the logical unit on the target.</summary>
    [Field("lun", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int Lun { get; init; }

    /// <summary>Name of the initiator interface to use; the default is default, which means plain TCP.</summary>
    [Field("iscsiInterface", 4, Default = "\"default\"")]
    public string IscsiInterface { get; init; } = "";

    /// <summary>File system on the disk, such as ext4 or xfs; an empty value means ext4.</summary>
    [Field("fsType", 5)]
    public string FsType { get; init; } = "";

    /// <summary>When true, the disk is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 6)]
    public bool ReadOnly { get; init; }

    /// <summary>Further portals of the same target for multipath access, with a port if it is not 3260.</summary>
    [Field("portals", 7, List = "atomic")]
    public ValueList<string> Portals { get; init; }

    /// <summary>When true, target discovery authenticates with CHAP credentials from the secret.</summary>
    [Field("chapAuthDiscovery", 8)]
    public bool ChapAuthDiscovery { get; init; }

    /// <summary>When true, the login session authenticates with CHAP credentials from the secret.</summary>
    [Field("chapAuthSession", 11)]
    public bool ChapAuthSession { get; init; }

    /// <summary>Secret, given with its namespace, that holds the CHAP credentials for target and initiator.</summary>
    [Field("secretRef", 10)]
    public SecretReference? SecretRef { get; init; }

    /// <summary>Initiator name to present; giving it together with iscsiInterface creates a new interface for the connection.</summary>
    [Field("initiatorName", 12)]
    public string? InitiatorName { get; init; }
}
